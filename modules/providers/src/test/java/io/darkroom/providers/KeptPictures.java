package io.darkroom.providers;

import io.darkroom.provider.Assets;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Assets in memory that refuse the first few pictures. Any thread. */
public final class KeptPictures implements Assets {

    /** One picture as it was given. */
    public record Given(Buffer picture, String mediaType, String thread) {}

    private final List<Given> given = new ArrayList<>();
    private int refusals;

    public KeptPictures() {
        this(0);
    }

    public KeptPictures(int refusals) {
        this.refusals = refusals;
    }

    @Override
    public synchronized URI keep(byte[] picture, String mediaType) throws IOException {
        if (refusals > 0) {
            refusals--;
            throw new IOException("the disk is full");
        }
        given.add(new Given(
                Buffer.buffer(picture), mediaType, Thread.currentThread().getName()));
        return URI.create("https://assets.example/" + given.size());
    }

    public synchronized List<Given> given() {
        return List.copyOf(given);
    }
}
