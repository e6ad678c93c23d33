package io.darkroom.providers.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InlinePicturePropertyTest {
    private static final String HEAD = "data:image/png;base64,";

    @Property
    void pictureComesOutAsItWentIn(@ForAll @Size(min = 1, max = 5_000) byte[] picture) {
        String text = Base64.getEncoder().encodeToString(picture);

        assertThat(found(HEAD + text).flatMap(InlinePicture::decoded)).hasValue(picture);
        assertThat(found(HEAD + text.replace("/", "\\/")).flatMap(InlinePicture::decoded))
                .hasValue(picture);
    }

    @Property(tries = 50)
    void largePicturesComeOutInPortions(@ForAll @IntRange(min = 49_000, max = 200_000) int length) {
        byte[] picture = new byte[length];
        picture[length - 1] = 7;

        assertThat(found(HEAD + Base64.getEncoder().encodeToString(picture)).flatMap(InlinePicture::decoded))
                .hasValue(picture);
    }

    @Property
    void anythingElseIsNoneAndNeverAnException(@ForAll String text, @ForAll @IntRange(max = 50) int quote) {
        Buffer body = Buffer.buffer("\"" + HEAD + text + "\"");

        assertThat(InlinePicture.at(body, quote).flatMap(InlinePicture::decoded).stream())
                .allMatch(bytes -> bytes.length < text.length());
    }

    private static Optional<InlinePicture> found(String text) {
        return InlinePicture.at(Buffer.buffer("{\"a\":\"" + text + "\",\"b\":1}"), 5);
    }
}
