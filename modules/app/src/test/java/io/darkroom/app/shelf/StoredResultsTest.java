package io.darkroom.app.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredResultsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Origin AT = new Origin("image.completed", 0, 17L);
    private static final Topic<ImageAssets> ASSETS =
            new Topic<>("image.assets", new SingleObjectSerde<>(ImageAssets.class));
    private static final Topic<GenerationRequest> QUEUE =
            new Topic<>("image.requests.assets", new SingleObjectSerde<>(GenerationRequest.class));

    private final List<ImageAssets> history = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final AtomicInteger woken = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile long from;
    private volatile Runnable beforeReading = () -> {};
    private StoredResults results = results(true);

    @AfterEach
    void close() {
        results.close();
    }

    @Test
    void whatIsDrawnIsAskedForAtOnceAndItsRecordIsTheAnswer() throws Exception {
        results.drawn(result("a"), AT);
        CompletableFuture<Answer> answer = results.of(result("a"), Optional.empty());
        results.stored(assets("b", AssetState.STORED));
        results.stored(assets("a", AssetState.STORED));

        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(new Answer.Told(assets("a", AssetState.STORED)));
        assertThat(woken).hasValue(1);
        GenerationRequest order = orders().getFirst();
        assertThat(order.getProvider()).isEqualTo("assets");
        assertThat(order.getOrigin()).isEqualTo(AT);
        assertThat(order.getPictures())
                .containsExactly(
                        Image.newBuilder().setUrl("https://x.example/a.png").build());
    }

    @Test
    void aResultOfAnEarlierRunIsFoundInTheTopicAndNobodyIsAsked() throws Exception {
        history.add(assets("a", AssetState.MISSING));
        history.add(assets("a", AssetState.STORED));

        Answer answer = results.of(result("a"), Optional.of(AT)).get(60, TimeUnit.SECONDS);

        assertThat(answer).isEqualTo(new Answer.Told(assets("a", AssetState.STORED)));
        assertThat(producer.history()).isEmpty();
        assertThat(woken).hasValue(0);
    }

    @Test
    void whatWasMissingOrNeverStoredIsAskedForOnceMore() {
        history.add(assets("a", AssetState.MISSING));

        CompletableFuture<Answer> missing = results.of(result("a"), Optional.of(AT));
        CompletableFuture<Answer> never = results.of(result("b"), Optional.of(AT));
        await().atMost(LIMIT).until(() -> producer.history().size() == 2);
        results.stored(assets("a", AssetState.STORED));
        results.stored(assets("b", AssetState.MISSING));

        assertThat(orders()).extracting(GenerationRequest::getSku).containsExactly("a", "b");
        assertThat(missing).isCompletedWithValue(new Answer.Told(assets("a", AssetState.STORED)));
        assertThat(never).isCompletedWithValue(new Answer.Told(assets("b", AssetState.MISSING)));
    }

    @Test
    void aStageThatStoresEverythingIsAskedForWhatWasMissingOnly() {
        results.close();
        results = results(false);
        history.add(assets("a", AssetState.MISSING));

        results.drawn(result("c"), AT);
        var unused = results.of(result("a"), Optional.of(AT));
        CompletableFuture<Answer> coming = results.of(result("b"), Optional.of(AT));
        await().atMost(LIMIT).until(() -> producer.history().size() == 1);
        results.stored(assets("b", AssetState.STORED));

        assertThat(orders()).extracting(GenerationRequest::getSku).containsExactly("a");
        assertThat(coming).isCompleted();
    }

    @Test
    void whatWasSaidBeforeItWasDrawnIsNotLookedThrough() {
        history.add(assets("a", AssetState.STORED));
        from = 1;

        var unused = results.of(result("a"), Optional.of(AT));
        await().atMost(LIMIT).until(() -> producer.history().size() == 1);

        assertThat(orders()).extracting(GenerationRequest::getSku).containsExactly("a");
    }

    @Test
    void whoMayNotAskGetsWhatWasSaidBefore() throws Exception {
        history.add(assets("a", AssetState.MISSING));

        CompletableFuture<Answer> answer = results.of(result("a"), Optional.of(AT));
        await().atMost(LIMIT).until(() -> producer.errorNext(new TopicAuthorizationException("no")));

        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(new Answer.Told(assets("a", AssetState.MISSING)));
    }

    @Test
    void aRecordThatComesBeforeItIsAwaitedIsFoundInTheTopic() throws Exception {
        history.add(assets("a", AssetState.STORED));
        results.stored(assets("a", AssetState.STORED));
        CompletableFuture<Answer> early = results.of(result("a"), Optional.empty());
        CompletableFuture<Answer> coming = results.of(result("b"), Optional.empty());

        assertThat(results.looks(LIMIT)).isFalse();
        assertThat(results.looks(Duration.ZERO)).isTrue();

        assertThat(early.get(60, TimeUnit.SECONDS)).isEqualTo(new Answer.Told(assets("a", AssetState.STORED)));
        await().atMost(LIMIT).until(() -> !results.looks(Duration.ZERO));
        assertThat(coming).isNotDone();
        assertThat(looks).hasValue(1);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void whatIsAskedForAgainIsNotAnsweredWithWhatWasSaidBefore() {
        history.add(assets("a", AssetState.STORED));
        CompletableFuture<Answer> again = results.again(result("a"), AT);
        CompletableFuture<Answer> second = results.of(result("a"), Optional.empty());

        assertThat(results.looks(Duration.ZERO)).isFalse();

        assertThat(again).isNotDone();
        assertThat(second).isNotDone();
    }

    @Test
    void aLookThatIsUnderWayIsTold() throws Exception {
        history.add(assets("a", AssetState.STORED));
        CompletableFuture<Void> slow = new CompletableFuture<>();
        beforeReading = slow::join;
        CompletableFuture<Answer> answer = results.of(result("a"), Optional.of(AT));

        assertThat(results.looks(LIMIT)).isTrue();
        await().atMost(LIMIT).until(() -> looks.get() == 1);
        assertThat(results.looks(LIMIT)).isTrue();
        slow.complete(null);

        assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOf(Answer.Told.class);
        await().atMost(LIMIT).until(() -> !results.looks(LIMIT));
    }

    @Test
    void whatIsGivenUpIsAnsweredWithTheReason() {
        CompletableFuture<Answer> answer = results.of(result("a"), Optional.empty());

        results.giveUp("the run ended before");

        assertThat(answer).isCompletedWithValue(new Answer.Silent("the run ended before"));
    }

    private StoredResults results(boolean onRequest) {
        return new StoredResults(
                new AssetHistory(ASSETS, this::consumer),
                new StoreOrders(QUEUE, () -> producer, woken::incrementAndGet),
                onRequest);
    }

    private Consumer<byte[], byte[]> consumer() {
        looks.incrementAndGet();
        beforeReading.run();
        TopicPartition partition = new TopicPartition(ASSETS.name(), 0);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                    Map<TopicPartition, Long> times) {
                return Map.of(partition, new OffsetAndTimestamp(from, times.getOrDefault(partition, 0L)));
            }
        };
        consumer.updatePartitions(
                ASSETS.name(), List.of(new PartitionInfo(ASSETS.name(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) history.size()));
        consumer.schedulePollTask(() -> {
            long offset = 0;
            for (ImageAssets each : history) {
                consumer.addRecord(new ConsumerRecord<>(
                        ASSETS.name(),
                        0,
                        offset++,
                        each.getSku().getBytes(StandardCharsets.UTF_8),
                        ASSETS.value().serializer().serialize(ASSETS.name(), each)));
            }
        });
        return consumer;
    }

    private List<GenerationRequest> orders() {
        return producer.history().stream()
                .map(record -> QUEUE.value().deserializer().deserialize(QUEUE.name(), record.value()))
                .toList();
    }

    private static ImageCompleted result(String sku) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(sku)
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("e-" + sku)
                .setSku(sku)
                .setAnchorId(sku)
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModelRequested("gpt-image-1")
                .setImages(List.of(Image.newBuilder()
                        .setUrl("https://x.example/" + sku + ".png")
                        .build()))
                .setRequestedCount(1)
                .setAttempts(1)
                .setAdmittedAt(Instant.EPOCH)
                .setSentAt(Instant.EPOCH)
                .setCompletedAt(Instant.EPOCH)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .build();
    }

    private static ImageAssets assets(String sku, AssetState state) {
        boolean stored = state == AssetState.STORED;
        return ImageAssets.newBuilder()
                .setIdempotencyKey(sku)
                .setGeneration(1)
                .setEventId("e-" + sku)
                .setSku(sku)
                .setSegment("product")
                .setShotName("main")
                .setAssets(List.of(Asset.newBuilder()
                        .setSourceUrl("https://x.example/" + sku + ".png")
                        .setState(state)
                        .setFailure(stored ? null : new Failure(FailureClass.RESULT_LOST, "HTTP 410", 410, null))
                        .build()))
                .setComplete(stored)
                .setEndedAt(Instant.EPOCH)
                .setResult(AT)
                .build();
    }
}
