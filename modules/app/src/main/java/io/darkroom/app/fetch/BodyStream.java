package io.darkroom.app.fetch;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as a stream. Asks for one piece when the last one has been read, so memory holds two at most. Closed
 * early it closes the connection. Blocks until the deadline; one thread.
 */
final class BodyStream extends InputStream {
    private sealed interface Piece {
        record Bytes(Buffer bytes) implements Piece {}

        record End(Optional<Throwable> why) implements Piece {}
    }

    private final HttpClientResponse response;
    private final Context loop;
    private final Deadline deadline;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private Buffer current = Buffer.buffer();
    private int place;
    private boolean ended;

    /** On the event loop of the response, before anything of its body. */
    BodyStream(HttpClientResponse response, Deadline deadline) {
        this.response = response;
        this.loop = Objects.requireNonNull(Vertx.currentContext());
        this.deadline = deadline;
        response.pause();
        response.handler(bytes -> pieces.add(new Piece.Bytes(bytes)));
        response.endHandler(end -> pieces.add(new Piece.End(Optional.empty())));
        response.exceptionHandler(why -> pieces.add(new Piece.End(Optional.of(why))));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int most) throws IOException {
        while (!ended && place == current.length()) {
            advance();
        }
        if (place == current.length()) {
            return -1;
        }
        int taken = Math.min(most, current.length() - place);
        current.getBytes(place, place + taken, target, from);
        place += taken;
        return taken;
    }

    private void advance() throws IOException {
        loop.runOnContext(on -> response.fetch(1));
        switch (next()) {
            case Piece.Bytes more -> {
                current = more.bytes();
                place = 0;
            }
            case Piece.End end -> {
                ended = true;
                if (end.why().isPresent()) {
                    throw new IOException(said(end.why().get()), end.why().get());
                }
            }
        }
    }

    private Piece next() throws IOException {
        try {
            Piece next = pieces.poll(deadline.left(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw deadline.passed();
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static String said(Throwable why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            response.request().reset();
        }
    }
}
