package io.darkroom.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.call.Journal;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFaultsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.NONE));
    private final Muse muse = new Muse(api.base());

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void anErrorAtTheOrderIsFlatAndBeginsNoJob() throws Exception {
        api.faults().set("rate-limit");
        api.faults().set("[{then: {status: 429, code: rate_limited, headers: {Retry-After: '3'}}}]");

        Muse.Answer answer = muse.order("key", Muse.CHAIR);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.http().headers().firstValue("retry-after")).hasValue("3");
        assertThat(answer.text("code")).isEqualTo("rate_limited");
        assertThat(answer.text("error")).isEqualTo("The sandbox was told to fail.");
        assertThat(api.bills().totals().billedCalls()).isZero();
        assertThat(api.inFlight()).isZero();
    }

    @Test
    void anOrderWhoseAnswerIsLostIsDrawnAndPaidForAllTheSame() {
        api.faults().set("[{then: {kind: reset, billed: true}}]");

        assertThatThrownBy(() -> muse.order("key", Muse.CHAIR)).isInstanceOf(IOException.class);

        await().atMost(LIMIT).until(() -> api.bills().of("key").pictures() >= 1 && api.inFlight() == 0);
    }

    @Test
    void aRepeatedOrderFindsTheJobWhoseNameWasLost() throws Exception {
        api.faults().set("[{when: {times: 1}, then: {status: 500, billed: true}}]");
        assertThat(muse.order("key", Muse.CHAIR).status()).isEqualTo(500);

        Muse.Answer again = muse.order("key", Muse.CHAIR);

        assertThat(again.text("status")).isEqualTo("succeeded");
        assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(2, 1, 1));
    }

    @Test
    void aRefusedOrderLeavesItsKeyFree() throws Exception {
        api.faults().set("[{when: {times: 1}, then: {status: 503}}]");
        muse.order("key", Muse.CHAIR);

        assertThat(muse.order("key", Muse.CHAIR).text("status")).isEqualTo("succeeded");
    }

    @Test
    void aLookMayFindNoJobOnceAndLooksAreCountedPerJob() throws Exception {
        api.faults().set("[{when: {at: poll, calls-of-token: 1}, then: {status: 404, code: not_found}}]");
        String one = muse.order("one", Muse.CHAIR).id();
        String other = muse.order("other", Muse.CHAIR).id();

        assertThat(IntStream.range(0, 2).map(i -> status(one)).toArray()).containsExactly(404, 200);
        assertThat(status(other)).isEqualTo(404);
        assertThat(api.calls()).isEqualTo(2);
        assertThat(api.looks()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"html, 200", "truncated, 200", "wrong-type, 200"})
    void aLookMayBeAnsweredWithGarbage(String kind, int status) throws Exception {
        api.faults().set("[{when: {at: poll, times: 1}, then: {kind: " + kind + "}}]");
        String job = muse.order("key", Muse.CHAIR).id();

        Muse.Answer first = muse.look(job);

        assertThat(first.status()).isEqualTo(status);
        assertThat(first.text("status").equals("succeeded")
                        && first.http()
                                .headers()
                                .firstValue("content-type")
                                .orElse("")
                                .contains("json"))
                .isFalse();
        assertThat(muse.look(job).text("status")).isEqualTo("succeeded");
        assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(1, 1, 1));
    }

    @Test
    void aLookMayBeCutOff() throws Exception {
        String job = muse.order("key", Muse.CHAIR).id();

        api.faults().set("[{when: {at: poll}, then: {kind: reset}}]");
        assertThatThrownBy(() -> muse.look(job)).isInstanceOf(IOException.class);
        api.faults().set("[{when: {at: poll}, then: {kind: cut}}]");
        assertThatThrownBy(() -> muse.look(job)).isInstanceOf(IOException.class);

        api.faults().clear();
        assertThat(muse.look(job).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"fail, failed", "cancel, cancelled", "expire, expired"})
    void aJobMayEndWithoutAPictureAtNoCost(String kind, String status) throws Exception {
        api.faults().set("[{when: {at: job}, then: {kind: " + kind + ", code: content_policy, message: No.}}]");

        Muse.Answer over = muse.order("key", Muse.CHAIR);

        assertThat(over.status()).isEqualTo(200);
        assertThat(over.text("status")).isEqualTo(status);
        assertThat(over.text("error")).isEqualTo("No.");
        assertThat(over.text("code")).isEqualTo("content_policy");
        assertThat(over.json().path("output").isNull()).isTrue();
        assertThat(over.json().path("credits_charged").asInt()).isZero();
        assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(1, 0, 0));
        assertThat(api.inFlight()).isZero();
    }

    @Test
    void aJobMayFailAndBePaidFor() throws Exception {
        api.faults().set("[{when: {at: job}, then: {kind: fail, billed: true}}]");

        assertThat(muse.order("key", Muse.CHAIR).text("status")).isEqualTo("failed");
        assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(1, 1, 1));
    }

    @Test
    void aJobMaySucceedWithoutAPicture() throws Exception {
        api.faults().set("[{when: {at: job}, then: {kind: empty}}]");

        Muse.Answer over = muse.order("key", Muse.CHAIR);

        assertThat(over.text("status")).isEqualTo("succeeded");
        assertThat(over.json().path("output").isEmpty()).isTrue();
        assertThat(api.bills().of("key").pictures()).isZero();
    }

    @Test
    void aJobThatNeverEndsStaysUnderWay() throws Exception {
        api.faults().set("[{when: {at: job}, then: {kind: never-ends}}]");

        String job = muse.order("key", Muse.CHAIR).id();

        assertThat(muse.look(job).status()).isEqualTo(202);
        assertThat(api.inFlight()).isEqualTo(1);
        assertThat(api.bills().totals().billedCalls()).isZero();
    }

    @Test
    void rulesForCallsSayNothingAboutLooksAndJobs() throws Exception {
        api.faults().set("[{when: {calls: 2}, then: {status: 500}}]");

        String job = muse.order("one", Muse.CHAIR).id();
        assertThat(muse.look(job).status()).isEqualTo(200);
        assertThat(muse.order("two", Muse.CHAIR).status()).isEqualTo(500);
    }

    @Test
    void theJournalHasAJobFromItsOrderToItsEnd() throws Exception {
        Journal journal = api.journal();
        api.faults().set("[{when: {at: job, calls: 2}, then: {kind: never-ends}}]");

        muse.order("ended", Muse.CHAIR);
        muse.order("open", Muse.CHAIR);

        assertThat(journal.visits())
                .extracting(visit -> visit.left().isPresent())
                .containsExactly(true, false);
        assertThat(journal.visits()).extracting(Journal.Visit::billed).containsExactly(true, false);
        assertThat(journal.visits().getFirst().status()).isEqualTo(202);
    }

    @Test
    void theGuidesDialectHonoursNoKeyUnlessAskedTo() throws Exception {
        muse.order(Muse.GENERATE, "key", Muse.CHAIR, Map.of());
        muse.order(Muse.GENERATE, "key", Muse.CHAIR, Map.of());

        assertThat(api.bills().of("key").billedCalls()).isEqualTo(2);
    }

    private int status(String job) {
        try {
            return muse.look(job).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
