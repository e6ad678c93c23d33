package io.darkroom.contract.topic;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Control;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.PromptLock;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.Replay;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;

/** Darkroom's topics, typed; the names are contract. Any thread. */
public final class Topics {
    /** Whose work queue, replies and retries are those of the asset stage; no provider has this name. */
    public static final String ASSET_STAGE = TopicNames.ASSETS;

    private final TopicNames names;
    private final WireSerdes serdes;

    /**
     * @param prefix put before each name as it is, may be empty; property {@code topics.prefix}
     * @param serdes how values are written
     */
    public Topics(String prefix, WireSerdes serdes) {
        this.names = new TopicNames(prefix);
        this.serdes = serdes;
    }

    /** {@code catalog.changes}: what upstream says; any key, sku by convention. */
    public Topic<CatalogChange> changes() {
        return new Topic<>(names.changes(), serdes.of(CatalogChange.class));
    }

    /** {@code catalog.replays}: events copied byte for byte by the replay tool. */
    public Topic<byte[]> replays() {
        return new Topic<>(names.replays(), Serdes.ByteArray());
    }

    /** {@code catalog.changes.dlq}: events that cannot be decoded, as read. */
    public Topic<byte[]> dlq() {
        return dlqOf(changes());
    }

    /** Name of the dead letter topic of a topic. */
    public static String dlqOf(String topic) {
        return TopicNames.dlqOf(topic);
    }

    /** {@code <topic>.dlq}: records of a topic that cannot be decoded, as read. */
    public Topic<byte[]> dlqOf(Topic<?> topic) {
        return new Topic<>(TopicNames.dlqOf(topic.name()), Serdes.ByteArray());
    }

    /** {@code image.requests.<provider>}: the work queue; key sku. */
    public Topic<GenerationRequest> requests(String provider) {
        return new Topic<>(names.requests(provider), serdes.of(GenerationRequest.class));
    }

    /** {@code image.requests.<provider>.backfill}: requests that stand behind live ones; key sku. */
    public Topic<GenerationRequest> backfill(String provider) {
        return new Topic<>(names.backfill(provider), serdes.of(GenerationRequest.class));
    }

    /** {@code image.replies.<provider>}: what the outside world answered; key sku. */
    public Topic<ProviderReply> replies(String provider) {
        return new Topic<>(names.replies(provider), serdes.of(ProviderReply.class));
    }

    /** {@code image.retries.<provider>}: requests that wait for their next attempt; key sku. */
    public Topic<GenerationRequest> retries(String provider) {
        return new Topic<>(names.retries(provider), serdes.of(GenerationRequest.class));
    }

    /** {@code image.completed}: every paid result; key sku. */
    public Topic<ImageCompleted> completed() {
        return new Topic<>(names.completed(), serdes.of(ImageCompleted.class));
    }

    /** {@code image.failed}: requests that ended without a picture; key sku. */
    public Topic<ImageFailed> failed() {
        return new Topic<>(names.failed(), serdes.of(ImageFailed.class));
    }

    /** {@code image.assets}: where the pictures of each result are stored; key sku. */
    public Topic<ImageAssets> assets() {
        return new Topic<>(names.assets(), serdes.of(ImageAssets.class));
    }

    /** {@code image.status}: where each idempotency key stands; compacted, key idempotency key. */
    public Topic<GenerationStatus> status() {
        return new Topic<>(names.status(), serdes.of(GenerationStatus.class));
    }

    /** {@code darkroom.controls}: the standing orders for each provider; compacted, key provider or provider:limit. */
    public Topic<Control> controls() {
        return new Topic<>(names.controls(), serdes.of(Control.class));
    }

    /** {@code darkroom.replays}: how far each replay is; compacted, key replay id. */
    public Topic<Replay> replayLog() {
        return new Topic<>(names.replayLog(), serdes.of(Replay.class));
    }

    /** {@code darkroom.prompts}: wording that was used and may not change; compacted, key version/segment. */
    public Topic<PromptLock> prompts() {
        return new Topic<>(names.prompts(), serdes.of(PromptLock.class));
    }

    /**
     * Every topic with an Avro value, for {@link WireSerdes#register}.
     *
     * @param providers whose work queues there are; {@link #ASSET_STAGE} among them where results are stored
     */
    public List<Topic<?>> all(Collection<String> providers) {
        List<Topic<?>> all = new ArrayList<>(
                List.of(changes(), completed(), failed(), status(), controls(), replayLog(), prompts()));
        if (providers.contains(ASSET_STAGE)) {
            all.add(assets());
        }
        for (String provider : providers) {
            all.addAll(List.of(requests(provider), backfill(provider), replies(provider), retries(provider)));
        }
        return List.copyOf(all);
    }
}
