package io.darkroom.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.sandbox.api.call.Journal;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.NONE));
    private final Journal journal = api.journal();
    private final ApiClient client = new ApiClient(api.base());

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aCallThatWasAnsweredHasItsStatusAndItsBill() throws Exception {
        client.generate("key", ApiClient.CHAIR);

        Journal.Visit visit = journal.visits().getFirst();
        assertThat(visit.token()).isEqualTo("key");
        assertThat(visit.status()).isEqualTo(200);
        assertThat(visit.billed()).isTrue();
        assertThat(visit.left().orElseThrow()).isAfterOrEqualTo(visit.arrived());
        assertThat(visit.comeBack()).isEmpty();
    }

    @Test
    void anAnswerThatAsksToComeBackSaysWhen() throws Exception {
        api.faults().set("[{then: {status: 429, headers: {Retry-After: '30'}}}]");

        client.generate("key", ApiClient.CHAIR);

        Journal.Visit visit = journal.visits().getFirst();
        assertThat(visit.status()).isEqualTo(429);
        assertThat(visit.billed()).isFalse();
        assertThat(visit.comeBack().orElseThrow()).isAfter(visit.arrived().plusSeconds(29));
    }

    @Test
    void aCallerThatHangsUpHasLeftWhateverIsDrawnForIt() throws Exception {
        api.faults().set("[{then: {kind: hang, billed: true}}]");

        try (Socket caller = client.send("key", ApiClient.CHAIR)) {
            assertThat(caller.isConnected()).isTrue();
            await().atMost(LIMIT).until(() -> journal.visits().size() == 1);
            assertThat(journal.visits().getFirst().left()).isEmpty();
        }

        await().atMost(LIMIT).until(() -> journal.visits().getFirst().left().isPresent());
        assertThat(journal.visits().getFirst().status()).isZero();
        assertThat(journal.visits().getFirst().billed()).isTrue();
    }
}
