package io.darkroom.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodySignatureTest {
    /** The example of the specification of Standard Webhooks. */
    private static final byte[] KEY = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);
    private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final BodySignature standard = new BodySignature.Standard(new Hmac(KEY));
    private final BodySignature ofBody =
            new BodySignature.OfBody(new Hmac("It's a Secret to Everybody".getBytes(StandardCharsets.UTF_8)));

    @Test
    void theExampleOfTheSpecificationIsGood() {
        assertThat(standard.good(headers(RIGHT), BODY, THEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,AAAA",
                "v1a,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            })
    void oneOfSeveralSignaturesIsEnough(String signatures) {
        assertThat(standard.good(headers(signatures), BODY, THEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1,",
                "v1,AAAA",
                "v1,not base64",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            })
    void everyOtherSignatureIsNot(String signature) {
        assertThat(standard.good(headers(signature), BODY, THEN)).isFalse();
    }

    @Test
    void bodyIdAndTimeAreSigned() {
        Map<String, String> otherId = headers(RIGHT);
        otherId.put("webhook-id", "msg_other");
        Map<String, String> noId = headers(RIGHT);
        noId.remove("webhook-id");
        Map<String, String> otherTime = headers(RIGHT);
        otherTime.put("webhook-timestamp", "1614265331");

        assertThat(standard.good(otherId, BODY, THEN)).isFalse();
        assertThat(standard.good(noId, BODY, THEN)).isFalse();
        assertThat(standard.good(otherTime, BODY, THEN)).isFalse();
        assertThat(standard.good(headers(RIGHT), "{\"test\": 1}".getBytes(StandardCharsets.UTF_8), THEN))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false"})
    void theTimeMayBeOffByFiveMinutes(long seconds, boolean good) {
        assertThat(standard.good(headers(RIGHT), BODY, THEN.plusSeconds(seconds)))
                .isEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-hub-signature-256", "x-webhook-signature", "x-signature"})
    void theBodyAloneMayBeSigned(String header) {
        byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);
        String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(ofBody.good(Map.of(header, right), body, THEN)).isTrue();
        assertThat(ofBody.good(Map.of(header, right.replace('7', '8')), body, THEN))
                .isFalse();
        assertThat(ofBody.good(Map.of(header, right.substring(7)), body, THEN)).isFalse();
        assertThat(ofBody.good(Map.of(header, "sha256=xyz"), body, THEN)).isFalse();
        assertThat(ofBody.good(Map.of(), body, THEN)).isFalse();
    }

    private static Map<String, String> headers(String signature) {
        return new HashMap<>(Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", signature));
    }
}
