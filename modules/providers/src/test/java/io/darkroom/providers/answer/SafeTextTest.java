package io.darkroom.providers.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.providers.Calls;
import io.darkroom.providers.http.ApiKey;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    private final SafeText safe = new SafeText(ApiKey.of("p", Calls.KEY));

    @Test
    void errorIsStatusAndBodyAsSent() {
        String body = "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"Grüße 👩\u200d🎨\"}}";
        assertThat(safe.error(402, Buffer.buffer(body))).isEqualTo("HTTP 402: " + body);
        assertThat(safe.error(503, Buffer.buffer(" \n"))).isEqualTo("HTTP 503");
    }

    @Test
    void controlAndDirectionCharactersBecomeSpaces() {
        assertThat(safe.sentence("a\u001b[31mred\r\nnext\u0000\u202eevil\u2028x"))
                .isEqualTo("a [31mred  next  evil x");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        String error = safe.error(500, Buffer.buffer("€".repeat(5_000)));
        assertThat(error.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4_090, 4_096);
        assertThat(error).endsWith("€");
    }

    @Test
    void illegalCharactersInAnImageUrlAreEncodedBecauseThePictureIsPaid() {
        assertThat(ImageUrl.of(" https://cdn.example/my cup|1%.png?sig=a%2Bb&x=ü "))
                .map(Object::toString)
                .isEqualTo(Optional.of("https://cdn.example/my%20cup%7C1%25.png?sig=a%2Bb&x=%C3%BC"));
        assertThat(ImageUrl.of("https://cdn.example/a.png?sig=a%2Bb").map(Object::toString))
                .contains("https://cdn.example/a.png?sig=a%2Bb");
    }
}
