package io.darkroom.contract.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WebHostPropertyTest {

    @Property(tries = 5_000)
    void noPrivateAddressPassesInAnyNotation(@ForAll("privateHosts") String host) {
        Optional<WebHost> read = uri("http://" + host + "/a.png").flatMap(WebHost::of);

        assertThat(read.isEmpty() || read.get().inside().isPresent()).isTrue();
    }

    @Property
    void publicAddressPassesAsItIsWritten(@ForAll("publicAddresses") int[] parts) {
        String host = dotted(parts, Integer::toString);

        assertThat(WebHost.of(URI.create("https://" + host)).orElseThrow().inside())
                .isEmpty();
    }

    @Provide
    Arbitrary<String> privateHosts() {
        return privateAddresses()
                .flatMap(parts -> Arbitraries.of(notations(parts))
                        .flatMap(text -> Arbitraries.of(text, disguised(text), text + ".", percent(text), wide(text))));
    }

    private static Arbitrary<int[]> privateAddresses() {
        return Arbitraries.of(
                        new int[] {127}, new int[] {10}, new int[] {192, 168}, new int[] {169, 254}, new int[] {172, 16
                        })
                .flatMap(start -> Arbitraries.integers()
                        .between(0, 255)
                        .array(int[].class)
                        .ofSize(4)
                        .map(rest -> {
                            System.arraycopy(start, 0, rest, 0, start.length);
                            return rest;
                        }));
    }

    @Provide
    Arbitrary<int[]> publicAddresses() {
        return Arbitraries.integers()
                .between(0, 255)
                .array(int[].class)
                .ofSize(4)
                .map(parts -> {
                    parts[0] = 11 + parts[0] % 80;
                    return parts;
                });
    }

    private static List<String> notations(int... p) {
        long all = ((long) p[0] << 24) | (p[1] << 16) | (p[2] << 8) | p[3];
        int low = (p[1] << 16) | (p[2] << 8) | p[3];
        String six = String.format(Locale.ROOT, "%x:%x", (p[0] << 8) | p[1], (p[2] << 8) | p[3]);
        List<String> texts = new ArrayList<>(List.of(
                dotted(p, Integer::toString),
                dotted(p, part -> "0" + Integer.toOctalString(part)),
                dotted(p, part -> "0x" + Integer.toHexString(part)),
                dotted(p, part -> String.format(Locale.ROOT, "%03d", part)),
                Long.toString(all),
                Long.toString(all + (1L << 32)),
                "0x" + Long.toHexString(all),
                "0" + Long.toOctalString(all),
                p[0] + "." + low,
                p[0] + "." + p[1] + "." + ((p[2] << 8) | p[3])));
        texts.addAll(List.of(
                "[::ffff:" + six + "]",
                "[::" + six + "]",
                "[64:ff9b::" + six + "]",
                "[2002:" + six + "::1]",
                "[0:0:0:0:0:ffff:" + dotted(p, Integer::toString) + "]"));
        return texts;
    }

    private static String dotted(int[] parts, IntFunction<String> form) {
        return form.apply(parts[0]) + "." + form.apply(parts[1]) + "." + form.apply(parts[2]) + "."
                + form.apply(parts[3]);
    }

    private static String disguised(String text) {
        return "me:pw@" + text.toUpperCase(Locale.ROOT) + ":80";
    }

    private static String percent(String text) {
        return text.startsWith("[") ? text : text.replace("1", "%31").replace(".", "%2e");
    }

    private static String wide(String text) {
        return text.startsWith("[") ? text : text.replace('1', '\uff11').replace('.', '\u3002');
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
