package io.darkroom.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import io.darkroom.sandbox.webhook.Signing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ImageApiSettings SLOW = ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(300)));

    private final Mailbox mailbox = new Mailbox();

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void theEndOfAJobIsTold() throws Exception {
        try (ImageApi api = ImageApi.start(SLOW)) {
            Muse.Answer begun = order(api);

            Mailbox.Delivery told = delivery(0);

            JsonNode job = JSON.readTree(told.body());
            assertThat(job.path("id").asText()).isEqualTo(begun.id());
            assertThat(job.path("status").asText()).isEqualTo("succeeded");
            assertThat(job.at("/output/0").asText()).startsWith("http://");
            assertThat(told.header("webhook-signature")).isEmpty();
            assertThat(told.header("x-webhook-signature")).isEmpty();
        }
    }

    @Test
    void aWebhookIsRepeatedUntilItIsTaken() throws Exception {
        mailbox.refuse(2);
        try (ImageApi api = ImageApi.start(SLOW)) {
            order(api);

            await().atMost(LIMIT).until(() -> mailbox.deliveries().size() == 3);

            assertThat(mailbox.deliveries())
                    .extracting(Mailbox.Delivery::body)
                    .allMatch(delivery(0).body()::equals);
            assertThat(api.webhooks()).isEqualTo(3);
        }
    }

    @Test
    void standardWebhooksSignIdTimeAndBody() throws Exception {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        try (ImageApi api = ImageApi.start(SLOW.withSigning(Signing.parse("standard", secret)))) {
            order(api);

            Mailbox.Delivery told = delivery(0);

            String signed = told.header("webhook-id").orElseThrow() + "."
                    + told.header("webhook-timestamp").orElseThrow() + "." + told.body();
            assertThat(told.header("webhook-signature"))
                    .hasValue("v1," + Base64.getEncoder().encodeToString(hmac(key, signed)));
        }
    }

    @Test
    void theOtherSchemeSignsTheBodyAlone() throws Exception {
        try (ImageApi api = ImageApi.start(SLOW.withSigning(Signing.parse("sha256", "plain secret")))) {
            order(api);

            Mailbox.Delivery told = delivery(0);

            byte[] key = "plain secret".getBytes(StandardCharsets.UTF_8);
            assertThat(told.header("x-webhook-signature"))
                    .hasValue("sha256=" + HexFormat.of().formatHex(hmac(key, told.body())));
        }
    }

    @Test
    void aWebhookMayComeBeforeTheAnswerThatNamesItsJob() throws Exception {
        try (ImageApi api = ImageApi.start(SLOW.withFaults("[{when: {at: webhook}, then: {kind: early}}]"))) {
            Muse.Answer begun = order(api);

            assertThat(mailbox.deliveries()).hasSize(1);
            assertThat(delivery(0).body()).contains(begun.id());
        }
    }

    @Test
    void aWebhookMayComeTwiceWithAWrongSignatureBrokenOrNever() throws Exception {
        ImageApiSettings signed = SLOW.withSigning(Signing.parse("sha256", "plain secret"));
        try (ImageApi api = ImageApi.start(signed)) {
            api.faults().set("[{when: {at: webhook}, then: {kind: twice}}]");
            order(api);
            await().atMost(LIMIT).until(() -> mailbox.deliveries().size() == 2);

            api.faults().set("[{when: {at: webhook}, then: {kind: wrong-signature}}]");
            order(api);
            byte[] key = "plain secret".getBytes(StandardCharsets.UTF_8);
            assertThat(delivery(2).header("x-webhook-signature"))
                    .isNotEmpty()
                    .isNotEqualTo("sha256="
                            + HexFormat.of().formatHex(hmac(key, delivery(2).body())));

            api.faults().set("[{when: {at: webhook}, then: {kind: truncated}}]");
            order(api);
            assertThat(delivery(3).body()).startsWith("{").doesNotEndWith("}");

            api.faults().set("[{when: {at: webhook, calls: 1}, then: {kind: never}}]");
            String silent = order(api).id();
            String loud = order(api).id();
            assertThat(delivery(4).body()).contains(loud).doesNotContain(silent);
        }
    }

    private Muse.Answer order(ImageApi api) throws Exception {
        return new Muse(api.base())
                .order("", Muse.with("webhook_url", mailbox.address().toString()));
    }

    private Mailbox.Delivery delivery(int number) {
        await().atMost(LIMIT).until(() -> mailbox.deliveries().size() > number);
        return mailbox.deliveries().get(number);
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
