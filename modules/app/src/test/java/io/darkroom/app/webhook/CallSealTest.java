package io.darkroom.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.call.CallAddress;
import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CallSealTest {
    private static final String SECRET = "a secret with at least 32 characters";
    private static final CallAddress MUG = new CallAddress(3, "MUG/1", "MUG%2F1:product:main:v1", 7, "call-1");

    private final CallSeal seal = new CallSeal(SECRET);

    @Property(tries = 200)
    void everyAddressIsReadAsItWasWritten(
            @ForAll int partition,
            @ForAll @StringLength(max = 200) String sku,
            @ForAll @StringLength(max = 200) String key,
            @ForAll long generation) {
        CallAddress call = new CallAddress(partition, whole(sku), whole(key), generation, "call");

        String[] parts = seal.seal("muse", call).split("/", -1);

        assertThat(parts).hasSize(2).allMatch(part -> part.matches("[A-Za-z0-9_-]+"));
        assertThat(seal.open("muse", parts[0], parts[1])).hasValue(call);
    }

    @Test
    void anAddressBelongsToOneProviderAndOneSecret() {
        String[] parts = seal.seal("muse", MUG).split("/", -1);

        assertThat(seal.open("other", parts[0], parts[1])).isEmpty();
        assertThat(new CallSeal(SECRET + "!").open("muse", parts[0], parts[1])).isEmpty();
    }

    @Test
    void whatSomebodyChangedIsNoAddress() {
        String[] parts = seal.seal("muse", MUG).split("/", -1);
        String other =
                seal.seal("muse", new CallAddress(4, "MUG/1", "k", 7, "call-1")).split("/", -1)[0];

        assertThat(seal.open("muse", other, parts[1])).isEmpty();
        assertThat(seal.open("muse", parts[0], "")).isEmpty();
        assertThat(seal.open("muse", parts[0], parts[1].substring(1))).isEmpty();
        assertThat(seal.open("muse", "", "")).isEmpty();
        assertThat(seal.open("muse", "%%%", "!!!")).isEmpty();
    }

    @Test
    void aKeyThatIsTooLongForAnAddressGetsNone() {
        SealedCallbacks callbacks = new SealedCallbacks(URI.create("https://shop.example/darkroom"), "muse", seal);

        assertThat(callbacks.addressOf(MUG).orElseThrow().toString())
                .startsWith("https://shop.example/darkroom/webhooks/muse/");
        assertThat(callbacks.addressOf(new CallAddress(3, "S", "k".repeat(1_500), 7, "call")))
                .isEmpty();
    }

    /** Half characters cannot be written as UTF-8, so no sku has them. */
    private static String whole(String text) {
        return text.codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
