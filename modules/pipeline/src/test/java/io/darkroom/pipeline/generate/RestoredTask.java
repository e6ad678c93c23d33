package io.darkroom.pipeline.generate;

import static io.darkroom.pipeline.generate.Requests.T0;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.TestTopics;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.flight.GenerateMetrics;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.outbox.Replies;
import io.darkroom.pipeline.generate.outcome.RetrySchedule;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.generate.purpose.Drawing;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.generate.setting.CallSettings;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.generate.store.UnclaimedResults;
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
import java.util.Optional;
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
import org.junit.jupiter.api.io.TempDir;

/** A generation task with stores that an earlier life left. */
abstract class RestoredTask {
    static final Duration PATIENCE = Duration.ofSeconds(310);
    static final Owner ME = new Owner("me", "life-2");

    final Clock clock =
            ((InstantSource) () -> Instant.ofEpochMilli(this.context.currentSystemTimeMs())).withZone(ZoneOffset.UTC);

    @TempDir
    Path dir;

    final FakeProvider provider = new FakeProvider();
    final Topics topics = TestTopics.topics();
    final List<ProviderReply> written = new ArrayList<>();
    final Gate gate = new Gate(
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
    MockProcessorContext<String, SpecificRecord> context;
    KeyValueStore<String, OpenCall> store;
    KeyValueStore<Bytes, GenerationRequest> retries;
    Calls calls;
    GenerateProcessor processor;
    Campaigns campaigns = Campaigns.NONE;
    Purpose purpose = new Drawing();

    @BeforeEach
    void makeTask() {
        makeTask(2);
        gate.observe(
                new Call("before", CallKey.of(Requests.of("before")), 0, "before", false, Requests.call()),
                new Reply.Finished(
                        List.of(URI.create("https://cdn.example.com/0.png")), Optional.empty(), Optional.empty()),
                Duration.ZERO);
    }

    final void makeTask(int cap) {
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

    void request(String sku) {
        context.setRecordMetadata(topics.requests("sandbox").name(), 0, 0);
        processor.process(new Record<>(sku, Requests.of(sku), 0));
        calls.committed();
    }

    void read(ProviderReply reply) {
        context.setRecordMetadata(topics.replies("sandbox").name(), 0, 0);
        processor.process(new Record<>("", reply, 0));
        calls.committed();
    }

    void readMarker() {
        read(written.stream()
                .filter(reply -> reply.getKind() == io.darkroom.contract.ReplyKind.CAUGHT_UP)
                .toList()
                .getLast());
    }

    void ring() {
        context.scheduledPunctuators().stream()
                .filter(timer -> !timer.cancelled())
                .forEach(timer -> timer.getPunctuator().punctuate(context.currentSystemTimeMs()));
        calls.committed();
    }

    ProviderReply finished(String sku) {
        Call call = new Call("call-" + sku, CallKey.of(Requests.of(sku)), 0, sku, false, Requests.call());
        Reply reply = new Reply.Finished(
                List.of(URI.create("https://cdn.example.com/x.png")), Optional.empty(), Optional.empty());
        return Replies.of(call, reply, T0, T0);
    }

    void stored(String sku, OpenState state, @Nullable String owner) {
        stored(sku, Requests.of(sku), state, owner);
    }

    void storedBackfill(String sku, OpenState state, @Nullable String owner) {
        stored(sku, Requests.builder(sku).setBackfill(true).build(), state, owner);
    }

    void stored(String sku, io.darkroom.contract.GenerationRequest request, OpenState state, @Nullable String owner) {
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

    <T extends SpecificRecord> List<T> forwarded(Class<T> type) {
        return context.forwarded().stream()
                .map(capture -> capture.record().value())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    final <K, V> KeyValueStore<K, V> store(String name, Serde<K> key, Serde<V> value) {
        KeyValueStore<K, V> made = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), key, value)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        made.init(context.getStateStoreContext(), made);
        return made;
    }
}
