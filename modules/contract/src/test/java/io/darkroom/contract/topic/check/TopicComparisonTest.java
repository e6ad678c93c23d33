package io.darkroom.contract.topic.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicComparisonTest {

    private final TopicTable table =
            TopicTable.of("", List.of("sandbox"), new TopicSizing(6, (short) 1, Duration.ofDays(90)));
    private final Map<String, TopicSpec> found =
            new HashMap<>(table.specs().stream().collect(Collectors.toMap(TopicSpec::name, spec -> spec)));

    @Test
    void theTableItselfHasNoDeviation() {
        assertThat(TopicComparison.of(table, found)).isEmpty();
    }

    @Test
    void aMissingTopicIsNamedWithTheWayOut() {
        found.remove("image.status");
        assertThat(TopicComparison.of(table, found))
                .containsExactly(Deviation.fatal("Topic image.status is missing; darkroom topics create makes it."));
    }

    @Test
    void severalMissingTopicsAreOneSentence() {
        found.remove("image.status");
        found.remove("image.failed");

        assertThat(TopicComparison.of(table, found))
                .containsExactly(Deviation.fatal(
                        "2 topics are missing; darkroom topics create makes them: image.failed, image.status."));
    }

    @Test
    void topicsThatBelongTogetherMustHaveOneCount() {
        change("image.replies.sandbox", 5, Map.of());
        assertThat(TopicComparison.of(table, found))
                .contains(Deviation.fatal("Topics that belong together have different numbers of partitions: "
                        + "image.replies.sandbox 5, image.requests.sandbox 6, image.requests.sandbox.backfill 6, "
                        + "image.retries.sandbox 6."));
    }

    @Test
    void aTopicOfAStageIsComparedWhenItIsThereAndOnlyANoteWhenItIsNot() {
        TopicSpec internal = new TopicSpec("by-sku-repartition", 6, (short) 1, Map.of("segment.bytes", "100"));
        TopicTable whole = table.withInternal(List.of(internal), "image.completed");

        assertThat(TopicComparison.of(whole, found))
                .containsExactly(Deviation.note("Topic by-sku-repartition is missing; its stage makes it, if it may, "
                        + "or darkroom topics create."));
        found.put(
                "by-sku-repartition", new TopicSpec("by-sku-repartition", 4, (short) 1, Map.of("segment.bytes", "9")));
        assertThat(TopicComparison.of(whole, found))
                .containsExactly(
                        Deviation.note("Topic by-sku-repartition has segment.bytes=9, the table says 100."),
                        Deviation.fatal("Topics that belong together have different numbers of partitions: "
                                + "by-sku-repartition 4, image.completed 6, image.failed 6."));
    }

    @Test
    void everyOtherSettingIsANote() {
        change("image.status", 6, Map.of("segment.ms", "1", "delete.retention.ms", "2"));

        assertThat(TopicComparison.of(table, found))
                .containsExactly(
                        Deviation.note("Topic image.status has delete.retention.ms=2, the table says 86400000."),
                        Deviation.note("Topic image.status has segment.ms=1, the table says 86400000."));
    }

    @Test
    void moreCopiesInSyncThanThereAreIsFatal() {
        change("image.failed", 6, Map.of("min.insync.replicas", "2"));

        assertThat(TopicComparison.of(table, found))
                .containsExactly(Deviation.fatal(
                        "Topic image.failed has 1 copy and min.insync.replicas=2: nothing can be written."));
    }

    @Test
    void fewerCopiesInSyncThanTheTableIsANote() {
        TopicTable three = TopicTable.of("", List.of(), new TopicSizing(6, (short) 3, Duration.ofDays(90)));
        three.specs().forEach(spec -> found.put(spec.name(), spec));
        found.computeIfPresent("image.failed", (name, spec) -> {
            Map<String, String> config = new HashMap<>(spec.config());
            config.put("min.insync.replicas", "1");
            return new TopicSpec(name, spec.partitions(), spec.replication(), config);
        });

        assertThat(TopicComparison.of(three, found))
                .containsExactly(Deviation.note("Topic image.failed has min.insync.replicas=1, the table says 2: "
                        + "with fewer a record can be lost together with one broker."));
    }

    @Test
    void anotherCountThatFitsTogetherIsOnlyANote() {
        change("image.status", 3, Map.of());
        assertThat(TopicComparison.of(table, found))
                .containsExactly(Deviation.note("Topic image.status has 3 partitions, topics.partitions says 6."));
    }

    @Test
    void resultsThatDieBeforeTheLedgerAreFatal() {
        change("image.completed", 6, Map.of("retention.ms", days(90)));
        assertThat(TopicComparison.of(table, found))
                .containsExactly(Deviation.fatal("Topic image.completed keeps records for 90 days "
                        + "(retention.ms=7776000000), it must keep them for at least 97 days."));
    }

    @Test
    void workThatExpiresIsFatal() {
        change("image.requests.sandbox", 6, Map.of("retention.ms", days(7)));
        assertThat(TopicComparison.of(table, found))
                .containsExactly(Deviation.fatal("Topic image.requests.sandbox keeps records for 7 days "
                        + "(retention.ms=604800000), it must keep them for ever (-1)."));
    }

    @Test
    void longerAndEndlessRetentionIsFine() {
        change("image.completed", 6, Map.of("retention.ms", days(98)));
        change("image.failed", 6, Map.of("retention.ms", "-1"));
        assertThat(TopicComparison.of(table, found)).isEmpty();
    }

    @Test
    void aLimitInBytesIsFatal() {
        change("image.requests.sandbox", 6, Map.of("retention.bytes", "1000"));
        assertThat(TopicComparison.of(table, found))
                .containsExactly(Deviation.fatal("Topic image.requests.sandbox deletes records beyond "
                        + "retention.bytes=1000 bytes, read or not; it must be -1."));
    }

    @Test
    void timestampTypeCompactionAndSizeAreChecked() {
        change("image.failed", 6, Map.of("message.timestamp.type", "CreateTime"));
        change("image.status", 6, Map.of("cleanup.policy", "delete"));
        change("catalog.replays", 6, Map.of("max.message.bytes", "1048588"));
        assertThat(TopicComparison.of(table, found))
                .containsExactly(
                        Deviation.fatal("Topic catalog.replays has max.message.bytes=1048588, "
                                + "it must be at least 4194304."),
                        Deviation.fatal("Topic image.failed has message.timestamp.type=CreateTime, "
                                + "it must be LogAppendTime."),
                        Deviation.fatal("Topic image.status has cleanup.policy=delete, it must be compact."));
    }

    @Test
    void fewerCopiesAreANote() {
        TopicTable three = TopicTable.of("", List.of(), new TopicSizing(6, (short) 3, Duration.ofDays(90)));
        assertThat(TopicComparison.of(three.only(List.of("image.status")), found))
                .contains(Deviation.note("Topic image.status has 1 copy, topics.replication says 3."));
    }

    @Test
    void settingsOfTheUpstreamTopicAreNotOursToJudge() {
        change("catalog.changes", 50, Map.of("message.timestamp.type", "CreateTime", "retention.ms", "1000"));
        assertThat(TopicComparison.of(table, found)).isEmpty();
    }

    private void change(String topic, int partitions, Map<String, String> config) {
        TopicSpec spec = table.specs().stream()
                .filter(row -> row.name().equals(topic))
                .findFirst()
                .orElseThrow();
        Map<String, String> changed = new HashMap<>(spec.config());
        changed.putAll(config);
        found.put(topic, new TopicSpec(topic, partitions, spec.replication(), changed));
    }

    private static String days(long days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
