package io.darkroom.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedFaultsTest {

    private final ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.NONE));
    private final ApiClient client = new ApiClient(api.base());

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void anAnswerOfItsOwnCostsNothing() throws Exception {
        api.faults().set("rate-limit");
        api.faults().set("[{then: {status: 429, code: slow_down, headers: {Retry-After: '3'}}}]");

        HttpResponse<String> answer = client.generate("key", ApiClient.CHAIR);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("3");
        assertThat(ApiClient.json(answer).at("/error/code").asText()).isEqualTo("slow_down");
        assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(1, 0, 0));
    }

    @Test
    void aRetryAfterMayBeADate() throws Exception {
        api.faults().set("[{then: {status: 503, headers: {Retry-After: date+90s}}}]");

        String date = client.generate("key", ApiClient.CHAIR)
                .headers()
                .firstValue("retry-after")
                .orElseThrow();

        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                .isAfter(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(30));
    }

    @Test
    void aResetBeforeTheDrawingCostsNothing() {
        api.faults().set("[{then: {kind: reset}}]");

        assertThatThrownBy(() -> client.generate("key", ApiClient.CHAIR)).isInstanceOf(IOException.class);
        assertThat(api.bills().totals().pictures()).isZero();
    }

    @Test
    void aResetAfterTheDrawingIsPaidFor() {
        api.faults().set("lost-answers");
        api.faults().set("[{then: {kind: reset, billed: true}}]");

        assertThatThrownBy(() -> client.generate("key", ApiClient.CHAIR)).isInstanceOf(IOException.class);
        assertThat(api.bills().totals().pictures()).isPositive();
    }

    @Test
    void aHangingCallStaysInFlightUntilTheClientGivesUp() throws Exception {
        api.faults().set("[{then: {kind: hang}}]");

        try (Socket socket = client.send("key", ApiClient.CHAIR)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> api.inFlight() == 1);
            assertThat(socket.isConnected()).isTrue();
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> api.inFlight() == 0);
        assertThat(api.bills().totals().pictures()).isZero();
    }

    @Test
    void aTruncatedAnswerIsNoJson() throws Exception {
        api.faults().set("[{then: {kind: truncated}}]");

        HttpResponse<String> answer = client.generate("key", ApiClient.CHAIR);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> ApiClient.json(answer)).isInstanceOf(JsonProcessingException.class);
        assertThat(api.bills().totals().pictures()).isEqualTo(2);
    }

    @Test
    void aCutAnswerEndsInTheMiddle() {
        api.faults().set("[{then: {kind: cut}}]");

        assertThatThrownBy(() -> client.generate("key", ApiClient.CHAIR)).isInstanceOf(IOException.class);
        assertThat(api.bills().totals().pictures()).isEqualTo(2);
    }

    @Test
    void aWebPageIsAnsweredWithStatus200() throws Exception {
        api.faults().set("[{then: {kind: html}}]");

        HttpResponse<String> answer = client.generate("key", ApiClient.CHAIR);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!doctype html>");
    }

    @Test
    void aSlowBodyIsWholeInTheEnd() throws Exception {
        api.faults().set("[{then: {kind: slow-body, delay: 200ms}}]");

        assertThat(ApiClient.json(client.generate("key", ApiClient.CHAIR)).path("data"))
                .hasSize(2);
    }

    @Test
    void anEmptyAnswerIsFreeAndAShortOneCostsWhatItHolds() throws Exception {
        api.faults().set("[{when: {calls: 1}, then: {kind: empty}}, {then: {kind: fewer}}]");

        assertThat(ApiClient.json(client.generate("empty", ApiClient.CHAIR)).path("data"))
                .isEmpty();
        assertThat(ApiClient.json(client.generate("fewer", ApiClient.CHAIR)).path("data"))
                .hasSize(1);
        assertThat(api.bills().of("empty").pictures()).isZero();
        assertThat(api.bills().of("fewer").pictures()).isEqualTo(1);
    }

    @Test
    void aTooLargeAnswerHas32Mebibytes() throws Exception {
        api.faults().set("[{then: {kind: too-large}}]");

        assertThat(client.generate("key", ApiClient.CHAIR).body()).hasSizeGreaterThan(32 << 20);
    }

    @Test
    void aWrongTypeIsDeclaredAsAWebPage() throws Exception {
        api.faults().set("[{then: {kind: wrong-type}}]");

        HttpResponse<String> answer = client.generate("key", ApiClient.CHAIR);

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html");
        assertThat(ApiClient.json(answer).path("data")).hasSize(2);
    }

    @Test
    void theFileOfTheExampleIsABodyAndDoesWhatItSays() throws Exception {
        String rules = Files.readString(Path.of("../../examples/faults.yaml"));

        HttpResponse<String> answer = client.admin("PUT", "/sandbox/faults", rules);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(client.generate("one", ApiClient.CHAIR).statusCode()).isEqualTo(429);
        assertThat(client.generate("two", ApiClient.CHAIR).statusCode()).isEqualTo(429);
        HttpResponse<String> refused = client.generate("three", ApiClient.CHAIR);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(ApiClient.json(refused).at("/error/code").asText()).isEqualTo("moderation_blocked");
        assertThat(client.generate("four", ApiClient.CHAIR.replace("Chair", "Lamp"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void rulesCanBeSetReadAndTakenAwayOverHttp() throws Exception {
        assertThat(client.admin("PUT", "/sandbox/faults", "quota").statusCode()).isEqualTo(204);
        assertThat(client.admin("GET", "/sandbox/faults", "").body()).isEqualTo("quota");
        assertThat(client.admin("PUT", "/sandbox/faults", "[{then: {status: 402}}]")
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.generate("key", ApiClient.CHAIR).statusCode()).isEqualTo(402);
        HttpResponse<String> wrong = client.admin("PUT", "/sandbox/faults", "nonsense");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("one of flaky");
        assertThat(client.admin("DELETE", "/sandbox/faults", "").statusCode()).isEqualTo(204);
        assertThat(client.generate("key", ApiClient.CHAIR).statusCode()).isEqualTo(200);
    }
}
