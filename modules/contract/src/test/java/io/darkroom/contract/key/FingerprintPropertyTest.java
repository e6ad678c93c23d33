package io.darkroom.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Samples;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class FingerprintPropertyTest {

    private static final List<String> FIELDS =
            List.of("prompt", "sourceImageUrl", "model", "aspect", "size", "quality", "style", "background", "count");

    @Property
    void sameRequestsAndOnlyTheyHaveOneFingerprint(
            @ForAll @Size(8) List<@From("value") String> a,
            @ForAll @Size(8) List<@From("value") String> b,
            @ForAll @IntRange(min = 1, max = 2) int countA,
            @ForAll @IntRange(min = 1, max = 2) int countB) {
        boolean same = a.equals(b) && countA == countB;
        assertThat(Fingerprint.of(request(a, countA), Set.of()).equals(Fingerprint.of(request(b, countB), Set.of())))
                .isEqualTo(same);
    }

    @Property
    void theFieldsThatChangedAreNamed(
            @ForAll @Size(8) List<@From("value") String> a, @ForAll @Size(8) List<@From("value") String> b) {
        var before = Fingerprint.fields(request(a, 1), Set.of());
        var after = Fingerprint.fields(request(b, 1), Set.of());
        assertThat(before.keySet()).containsExactlyElementsOf(FIELDS);
        IntStream.range(0, 8)
                .forEach(i -> assertThat(Objects.equals(before.get(FIELDS.get(i)), after.get(FIELDS.get(i))))
                        .isEqualTo(Objects.equals(a.get(i), b.get(i))));
    }

    @Property
    void whoAskedDoesNotCount(@ForAll @From("value") String text, @ForAll long generation) {
        String other = "x" + text;
        GenerationRequest request = Samples.request()
                .setJobId(other)
                .setSku(other)
                .setEventId(other)
                .setIdempotencyKey(other)
                .setCampaign(other)
                .setGeneration(generation)
                .build();
        assertThat(Fingerprint.of(request, Set.of()))
                .isEqualTo(Fingerprint.of(Samples.request().build(), Set.of()));
    }

    private static GenerationRequest request(List<String> v, int count) {
        return Samples.request()
                .setPrompt(v.get(0))
                .setSourceImageUrl(v.get(1))
                .setModel(v.get(2))
                .setAspect(optional(v.get(3)))
                .setSize(optional(v.get(4)))
                .setQuality(optional(v.get(5)))
                .setStyle(optional(v.get(6)))
                .setBackground(optional(v.get(7)))
                .setCount(count)
                .build();
    }

    /** "-" stands for an absent value. */
    private static @Nullable String optional(String value) {
        return value.equals("-") ? null : value;
    }

    /** Few values, so that equal and shifted ones are likely. */
    @Provide
    Arbitrary<String> value() {
        return Arbitraries.of("", "-", "a", "aa", "1", "null", "prompt");
    }
}
