package io.darkroom.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Samples;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Set<String> SIGNATURE = Set.of("sig", "X-Amz-Signature");

    @Test
    void theEncodingIsContract() {
        assertThat(Fingerprint.of(Samples.request().build(), Set.of()))
                .isEqualTo("f5ae819e12e713aa3e63d88b24952b7c31b3a9e3ab838195561e29f5fe8bc994");
    }

    @Test
    void ignoredParametersOfTheSourceDoNotCount() {
        assertThat(fingerprint("https://a/1.jpg?sig=1&v=2&X-Amz-Signature=x"))
                .isEqualTo(fingerprint("https://a/1.jpg?v=2&sig=9"))
                .isEqualTo(fingerprint("https://a/1.jpg?v=2"))
                .isNotEqualTo(fingerprint("https://a/1.jpg?v=3"));
    }

    @Test
    void otherPartsOfTheSourceStayAsTheyAre() {
        assertThat(SourceUrl.without(SIGNATURE, "https://a/1.jpg?")).isEqualTo("https://a/1.jpg?");
        assertThat(SourceUrl.without(SIGNATURE, "https://a/1?b=%zz&sig=1&a&a#sig=1"))
                .isEqualTo("https://a/1?b=%zz&a&a#sig=1");
        assertThat(SourceUrl.without(SIGNATURE, "https://a/1?sig=1#x")).isEqualTo("https://a/1#x");
        assertThat(SourceUrl.without(SIGNATURE, "https://a/1?s%69g=1&%=2")).isEqualTo("https://a/1?%=2");
        assertThat(SourceUrl.without(SIGNATURE, "no url ? at all")).isEqualTo("no url ? at all");
    }

    private static String fingerprint(String source) {
        return Fingerprint.of(Samples.request().setSourceImageUrl(source).build(), SIGNATURE);
    }
}
