package io.darkroom.app.work;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.intake.IntakeStage;
import io.darkroom.pipeline.stream.topic.InternalTopic;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * Names of what the stages of one provider work on, the changelogs of generation's stores among them. Any thread.
 *
 * @param provider provider
 * @param topics the typed topics
 * @param intake group of intake
 * @param generation group of generation
 */
public record WorkTopics(String provider, Topics topics, String intake, String generation) {

    /** Those of the chosen provider. */
    public static WorkTopics of(DarkroomConfig config, Topics topics) {
        return of(config, topics, config.provider().name());
    }

    /** Those of any provider. */
    public static WorkTopics of(DarkroomConfig config, Topics topics, String provider) {
        return new WorkTopics(provider, topics, Stages.intakeId(config), Stages.generationId(config, provider));
    }

    /** The line of live requests. */
    public String requests() {
        return topics.requests(provider).name();
    }

    /** The line of the backfill. */
    public String backfill() {
        return topics.backfill(provider).name();
    }

    /** The visible queue of retries. */
    public String retries() {
        return topics.retries(provider).name();
    }

    /** What generation reads its work from. */
    public List<String> queues(DarkroomConfig config) {
        Stream<String> orders = Stream.of(requests(), backfill(), retries());
        return provider.equals(Topics.ASSET_STAGE) && Stages.storesEveryResult(config)
                ? Stream.concat(orders, Stream.of(topics.completed().name())).toList()
                : orders.toList();
    }

    /** What the provider answered. */
    public String replies() {
        return topics.replies(provider).name();
    }

    /** Changelog of the open calls: key and generation, Avro single-object {@code OpenCall}. */
    public String openCalls() {
        return InternalTopic.changelogOf(generation, OpenCalls.STORE);
    }

    /** Changelog of the retries by due time: values are {@code GenerationRequest}, Avro single-object. */
    public String dueRetries() {
        return InternalTopic.changelogOf(generation, DueRetries.STORE);
    }

    /** Requests that intake has rendered and not yet decided about. */
    public String bySku() {
        return bySku(intake);
    }

    /** As {@link #bySku()}, by the application id of intake alone. */
    public static String bySku(String intake) {
        return IntakeStage.bySku(intake);
    }

    /** Changelog of the ledger, by the application id of intake: key, and Avro single-object {@code Admission}. */
    public static String admissions(String intake) {
        return IntakeStage.admissions(intake);
    }

    /** Topics whose partition i belongs to the same task of generation. */
    public List<String> together() {
        return List.of(requests(), backfill(), retries(), replies(), openCalls(), dueRetries());
    }

    /** The partition that Kafka's default partitioner chooses for a key. */
    public static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
