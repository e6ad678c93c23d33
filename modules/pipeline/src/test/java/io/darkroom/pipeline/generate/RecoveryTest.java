package io.darkroom.pipeline.generate;

import static io.darkroom.pipeline.generate.Requests.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.TestTopics;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.generate.campaign.WaitingRequests;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.generate.purpose.Drawing;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.generate.purpose.Storing;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(310);
    private static final Owner ME = new Owner("me", "life-2");

    private final Clock clock =
            ((InstantSource) () -> Instant.ofEpochMilli(this.context.currentSystemTimeMs())).withZone(ZoneOffset.UTC);

    @TempDir
    private Path dir;

    private final FakeProvider provider = new FakeProvider();
    private final Topics topics = TestTopics.topics();
    private final List<ProviderReply> written = new ArrayList<>();
    private final Gate gate = new Gate(
            "sandbox",
            HoldSettings.defaults(),
            Clocks.same(clock),
            Unpaced.pace(Clock.fixed(T0, ZoneOffset.UTC)),
            new Gate.Listener() {
                @Override
                public void held(Hold hold) {}

                @Override
                public void opened(Hold ended) {}
            });
    private MockProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, OpenCall> store;
    private KeyValueStore<Bytes, GenerationRequest> retries;
    private Calls calls;
    private GenerateProcessor processor;
    private Campaigns campaigns = Campaigns.NONE;
    private Purpose purpose = new Drawing();

    @BeforeEach
    void makeTask() {
        makeTask(2);
        gate.observe(
                new Call("before", CallKey.of(Requests.of("before")), 0, "before", false, Requests.call()),
                new Reply.Finished(
                        List.of(URI.create("https://cdn.example.com/0.png")), Optional.empty(), Optional.empty()),
                Duration.ZERO);
    }

    private void makeTask(int cap) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "recovery");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        context = new MockProcessorContext<>(properties, new TaskId(0, 0), dir.toFile());
        context.setCurrentSystemTimeMs(T0.toEpochMilli());
        context.setRecordMetadata(topics.replies("sandbox").name(), 0, 0);
        store = store(OpenCalls.STORE, Serdes.String(), new SingleObjectSerde<>(OpenCall.class));
        store(UnclaimedResults.STORE, Serdes.String(), Serdes.ByteArray());
        retries = store(DueRetries.STORE, Serdes.Bytes(), new SingleObjectSerde<>(GenerationRequest.class));
        GenerateMetrics metrics = new GenerateMetrics(new SimpleMeterRegistry(), "sandbox", PriceList.NONE);
        GenerateSettings settings = new GenerateSettings(
                "sandbox",
                new CallSettings(
                        cap, Optional.empty(), CallSettings.BACKFILL_SHARE, Duration.ofSeconds(300), PriceList.NONE),
                Duration.ofSeconds(310),
                Duration.ofDays(7),
                RetrySettings.defaults(),
                HoldSettings.defaults(),
                campaigns);
        calls = new Calls(
                topics.replies("sandbox"),
                provider,
                gate,
                (mail, safe, tooLarge) -> {
                    written.add(topics.replies("sandbox").value().deserializer().deserialize("", mail.value()));
                    safe.run();
                },
                metrics,
                settings.calls(),
                1,
                false,
                TestJobs.jobs(provider, clock));
        processor = new GenerateProcessor(new Parts(
                settings,
                topics,
                ME,
                calls,
                new RetrySchedule(settings.retry(), false, new Random(1)),
                metrics,
                Callbacks.NONE,
                purpose));
    }

    @Test
    void queuedCallIsSentOnlyAfterTheMarkerOfThisSession() {
        stored("a", OpenState.QUEUED, null);
        processor.init(context);
        read(Replies.caughtUp("another session", T0));
        assertThat(provider.calls()).isEmpty();

        readMarker();
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void callOfAnEarlierLifeIsUnknownOnceCaughtUp() {
        stored("a", OpenState.SENT, "me@life-1");
        processor.init(context);
        readMarker();

        RetryState retry = forwarded(io.darkroom.contract.GenerationRequest.class)
                .getFirst()
                .getRetry()
                .orElseThrow();
        assertThat(retry.getUnknownOutcomes()).isEqualTo(1);
        assertThat(retry.getToken()).contains("token-a");
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void aStopOfMoreThanADayIsNotTimeOfTrying() {
        afterTheStop(Duration.ofHours(25));

        RetryState retry = onlyRetry();
        assertThat(retry.getUnknownOutcomes()).isEqualTo(1);
        assertThat(Duration.ofMillis(retry.getTriedMillis())).isBetween(PATIENCE, PATIENCE.plusSeconds(3));
    }

    @Test
    void aPictureThatWasBeingStoredBeforeAStopIsFetchedAgainAndNoTryIsUsed() {
        purpose = new Storing();
        makeTask(2);
        afterTheStop(Duration.ofHours(25));

        RetryState retry = onlyRetry();
        assertThat(retry.getAttempt()).isZero();
        assertThat(Duration.ofMillis(retry.getTriedMillis())).isLessThan(Duration.ofSeconds(3));
    }

    private void afterTheStop(Duration stop) {
        stored("a", OpenState.SENT, "me@life-1");
        context.setCurrentSystemTimeMs(T0.plus(stop).toEpochMilli());
        processor.init(context);
        readMarker();
    }

    private RetryState onlyRetry() {
        assertThat(context.forwarded()).hasSize(1);
        return forwarded(GenerationRequest.class).getFirst().getRetry().orElseThrow();
    }

    @Test
    void answerWrittenBeforeTheMarkerIsUsedAndNothingIsSentAgain() {
        stored("a", OpenState.SENT, "me@life-1");
        processor.init(context);
        read(finished("a"));
        readMarker();

        assertThat(forwarded(ImageCompleted.class)).hasSize(1);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void callOfAnotherOwnerKeepsItsPermitUntilItsDeadline() {
        stored("a", OpenState.SENT, "other@life-1");
        stored("b", OpenState.SENT, "other@life-1");
        stored("c", OpenState.QUEUED, null);
        processor.init(context);
        readMarker();
        assertThat(provider.calls()).isEmpty();

        context.setCurrentSystemTimeMs(T0.plusSeconds(310).toEpochMilli());
        ring();
        assertThat(forwarded(io.darkroom.contract.GenerationRequest.class)).hasSize(2);
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void backfillOfAnotherOwnerCountsForItsLane() {
        makeTask(4);
        storedBackfill("a", OpenState.SENT, "other@life-1");
        storedBackfill("b", OpenState.QUEUED, null);
        stored("c", OpenState.QUEUED, null);
        processor.init(context);
        readMarker();

        assertThat(provider.calls()).extracting(call -> call.prompt()).containsExactly("A picture of c");
    }

    @Test
    void lateAnswerOfAnotherOwnerIsTaken() {
        stored("a", OpenState.SENT, "other@life-1");
        processor.init(context);
        readMarker();
        read(finished("a"));

        assertThat(forwarded(ImageCompleted.class)).hasSize(1);
    }

    @Test
    void callThatStillRunsInThisProcessIsAdoptedWhenItsDispatchWasRolledBack() {
        processor.init(context);
        readMarker();
        request("a");
        assertThat(provider.calls()).hasSize(1);

        processor.close();
        store.delete(CallKey.of(Requests.of("a")).stored());
        processor.init(context);
        readMarker();
        request("a");
        assertThat(provider.calls()).hasSize(1);

        provider.finish(0);
        read(written.getLast());
        assertThat(forwarded(ImageCompleted.class)).hasSize(1);
    }

    @Test
    void closedTaskReturnsCallsThatWereNotStarted() {
        makeTask(10);
        processor.init(context);
        readMarker();
        for (int i = 0; i <= 10; i++) {
            request("r" + i);
        }
        processor.close();

        assertThat(provider.calls()).hasSize(10);
        assertThat(written.getLast().getKind()).isEqualTo(io.darkroom.contract.ReplyKind.NOT_SENT);
        assertThat(written.getLast().getIdempotencyKey()).isEqualTo("r10:product:main:v1");
    }

    @Test
    void aResultThatComesLateSavesTheCallThatHasNotLeftYet() {
        makeTask(10);
        processor.init(context);
        readMarker();
        for (int i = 0; i <= 10; i++) {
            request("r" + i);
        }

        read(finished("r10"));
        provider.finish(0);
        read(written.getLast());

        assertThat(forwarded(ImageCompleted.class)).hasSize(2);
        assertThat(provider.calls()).hasSize(10);
    }

    @Test
    void callWhoseDispatchIsNotCommittedHasNotLeftAndIsReturned() {
        makeTask(1);
        processor.init(context);
        readMarker();
        context.setRecordMetadata(topics.requests("sandbox").name(), 0, 0);
        processor.process(new Record<>("a", Requests.of("a"), 0));
        assertThat(provider.calls()).isEmpty();
        assertThat(context.committed()).isTrue();

        processor.close();
        calls.committed();

        assertThat(provider.calls()).isEmpty();
        assertThat(written.getLast().getKind()).isEqualTo(io.darkroom.contract.ReplyKind.NOT_SENT);
    }

    private void request(String sku) {
        context.setRecordMetadata(topics.requests("sandbox").name(), 0, 0);
        processor.process(new Record<>(sku, Requests.of(sku), 0));
        calls.committed();
    }

    private void read(ProviderReply reply) {
        context.setRecordMetadata(topics.replies("sandbox").name(), 0, 0);
        processor.process(new Record<>("", reply, 0));
        calls.committed();
    }

    private void readMarker() {
        read(written.stream()
                .filter(reply -> reply.getKind() == io.darkroom.contract.ReplyKind.CAUGHT_UP)
                .toList()
                .getLast());
    }

    @Test
    void foundCallsUseThePermitsOfTheirCampaign() {
        campaigns = of(autumn(Window.ALWAYS));
        makeTask(4);
        stored("a", ofAutumn("a"), OpenState.SENT, "another@life-1");
        stored("b", ofAutumn("b"), OpenState.QUEUED, null);
        stored("c", OpenState.QUEUED, null);
        processor.init(context);
        readMarker();
        assertThat(provider.calls()).extracting(ImageCall::prompt).containsExactly("A picture of c");

        read(finished("a"));
        assertThat(provider.calls()).extracting(ImageCall::prompt).containsExactly("A picture of c", "A picture of b");
    }

    @Test
    void whatWaitedGoesWhenTheConfigurationOpensItsCampaignEarlier() {
        campaigns = of(autumn(new Window(T0.minusSeconds(1), T0.plusSeconds(60))));
        makeTask(4);
        new WaitingRequests(retries, false, change -> {}).add("autumn", T0, "a#1", ofAutumn("a"));

        processor.init(context);
        readMarker();

        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void whatWaitedGoesWhenItsCampaignIsConfiguredNoMore() {
        new WaitingRequests(retries, false, change -> {}).add("autumn", T0, "a#1", ofAutumn("a"));

        processor.init(context);
        readMarker();

        assertThat(provider.calls()).hasSize(1);
    }

    private static Campaigns of(Campaign campaign) {
        return new Campaigns(Map.of(campaign.name(), campaign));
    }

    private static Campaign autumn(Window window) {
        return new Campaign("autumn", List.of(window), List.of(), OptionalInt.of(1), Optional.empty());
    }

    private static GenerationRequest ofAutumn(String sku) {
        return Requests.builder(sku).setCampaign("autumn").build();
    }

    private void ring() {
        context.scheduledPunctuators().stream()
                .filter(timer -> !timer.cancelled())
                .forEach(timer -> timer.getPunctuator().punctuate(context.currentSystemTimeMs()));
        calls.committed();
    }

    private ProviderReply finished(String sku) {
        Call call = new Call("call-" + sku, CallKey.of(Requests.of(sku)), 0, sku, false, Requests.call());
        Reply reply = new Reply.Finished(
                List.of(URI.create("https://cdn.example.com/x.png")), Optional.empty(), Optional.empty());
        return Replies.of(call, reply, T0, T0);
    }

    private void stored(String sku, OpenState state, @Nullable String owner) {
        stored(sku, Requests.of(sku), state, owner);
    }

    private void storedBackfill(String sku, OpenState state, @Nullable String owner) {
        stored(sku, Requests.builder(sku).setBackfill(true).build(), state, owner);
    }

    private void stored(
            String sku, io.darkroom.contract.GenerationRequest request, OpenState state, @Nullable String owner) {
        boolean sent = state == OpenState.SENT;
        Instant queuedAt = T0.plusMillis(sku.charAt(0));
        store.put(
                CallKey.of(Requests.of(sku)).stored(),
                new OpenCall(
                        request,
                        state,
                        queuedAt,
                        sent ? "call-" + sku : null,
                        sent ? "token-" + sku : null,
                        owner,
                        sent ? T0 : null,
                        null,
                        null));
    }

    private <T extends SpecificRecord> List<T> forwarded(Class<T> type) {
        return context.forwarded().stream()
                .map(capture -> capture.record().value())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private <K, V> KeyValueStore<K, V> store(String name, Serde<K> key, Serde<V> value) {
        KeyValueStore<K, V> made = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), key, value)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        made.init(context.getStateStoreContext(), made);
        return made;
    }
}
