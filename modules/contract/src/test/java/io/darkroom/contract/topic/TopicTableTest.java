package io.darkroom.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicTableTest {

    private static final TopicSizing SIZING = new TopicSizing(12, (short) 3, Duration.ofDays(90));

    private final TopicTable table = TopicTable.of("", List.of("creativeai"), SIZING);

    @Test
    void namesEveryTopicOfTheContract() {
        assertThat(table.specs())
                .extracting(TopicSpec::name)
                .containsExactly(
                        "catalog.changes",
                        "catalog.replays",
                        "catalog.changes.dlq",
                        "image.requests.creativeai",
                        "image.requests.creativeai.backfill",
                        "image.replies.creativeai",
                        "image.retries.creativeai",
                        "image.requests.creativeai.dlq",
                        "image.requests.creativeai.backfill.dlq",
                        "image.replies.creativeai.dlq",
                        "image.retries.creativeai.dlq",
                        "image.completed",
                        "image.failed",
                        "image.completed.dlq",
                        "image.failed.dlq",
                        "image.status",
                        "darkroom.controls",
                        "darkroom.replays",
                        "darkroom.prompts");
    }

    @Test
    void everyTopicHasTheTimeOfTheBroker() {
        assertThat(table.specs())
                .allSatisfy(spec -> assertThat(spec.config()).containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void workIsKeptUntilItIsPurgedOnPurpose() {
        assertThat(row("image.requests.creativeai").config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
        assertThat(row("image.retries.creativeai").config()).containsEntry("retention.ms", "-1");
    }

    @Test
    void resultsOutliveTheLedgerByAWeek() {
        assertThat(row("image.completed").config()).containsEntry("retention.ms", days(97));
        assertThat(row("image.failed").config()).containsEntry("retention.ms", days(97));
    }

    @Test
    void repliesOutliveTheLongestHold() {
        assertThat(row("image.replies.creativeai").config()).containsEntry("retention.ms", days(7));
        TopicSizing long30 = new TopicSizing(1, (short) 1, Duration.ofDays(90), Duration.ofDays(30));
        assertThat(TopicTable.of("", List.of("x"), long30).specs())
                .filteredOn(spec -> spec.name().equals("image.replies.x"))
                .singleElement()
                .satisfies(spec -> assertThat(spec.config()).containsEntry("retention.ms", days(30)));
    }

    @Test
    void replaysAndDeadLettersAreKeptThirtyDays() {
        assertThat(row("catalog.replays").config()).containsEntry("retention.ms", days(30));
        assertThat(row("catalog.changes.dlq").config()).containsEntry("retention.ms", days(30));
    }

    @Test
    void statusAndControlsAreCompactedOftenEnough() {
        for (String name : List.of("image.status", "darkroom.controls", "darkroom.replays", "darkroom.prompts")) {
            assertThat(row(name).config())
                    .containsEntry("cleanup.policy", "compact")
                    .containsEntry("segment.bytes", "16777216")
                    .containsKeys(
                            "segment.ms", "delete.retention.ms", "min.cleanable.dirty.ratio", "min.compaction.lag.ms")
                    .doesNotContainKey("retention.ms");
        }
    }

    @Test
    void inputIsSmallAndEverythingElseMayBeLarger() {
        assertThat(row("catalog.changes").config()).containsEntry("max.message.bytes", "262144");
        assertThat(table.specs())
                .filteredOn(spec -> !spec.name().equals("catalog.changes"))
                .allSatisfy(spec -> assertThat(spec.config()).containsEntry("max.message.bytes", "4194304"));
    }

    @Test
    void threeCopiesBearTheLossOfOne() {
        assertThat(row("image.completed").config()).containsEntry("min.insync.replicas", "2");
        assertThat(TopicTable.of("", List.of(), TopicSizing.EMBEDDED).specs())
                .allSatisfy(spec -> assertThat(spec.config()).containsEntry("min.insync.replicas", "1"));
    }

    @Test
    void whatCommandsWriteHasOnePartitionAndTheOthersAsManyAsAsked() {
        assertThat(row("darkroom.controls").partitions()).isEqualTo(1);
        assertThat(row("darkroom.replays").partitions()).isEqualTo(1);
        assertThat(row("darkroom.prompts").partitions()).isEqualTo(1);
        assertThat(table.specs())
                .filteredOn(spec -> !spec.name().startsWith("darkroom."))
                .allSatisfy(spec -> assertThat(spec.partitions()).isEqualTo(12));
    }

    @Test
    void groupsBelongTogether() {
        assertThat(table.coPartitioned())
                .containsExactly(
                        Set.of(
                                "image.requests.creativeai",
                                "image.requests.creativeai.backfill",
                                "image.replies.creativeai",
                                "image.retries.creativeai"),
                        Set.of("image.completed", "image.failed"));
    }

    @Test
    void aTopicOfAStageBelongsToItsPartners() {
        TopicSpec internal = new TopicSpec("intake-by-sku-repartition", 1, (short) 1, Map.of());

        TopicTable whole = table.withInternal(List.of(internal), "image.completed");

        assertThat(whole.coPartitioned())
                .contains(Set.of("image.completed", "image.failed", "intake-by-sku-repartition"));
        assertThat(whole.internal("intake-by-sku-repartition")).isTrue();
        assertThat(whole.internal("image.completed")).isFalse();
    }

    @Test
    void aMissingTopicGetsAsManyPartitionsAsThoseItBelongsTo() {
        Map<String, TopicSpec> existing = Map.of(
                "image.requests.creativeai", new TopicSpec("image.requests.creativeai", 12, (short) 3, Map.of()));

        assertThat(table.fitting(existing))
                .filteredOn(
                        spec -> spec.name().matches("image\\.(requests|replies|retries)\\.creativeai(\\.backfill)?"))
                .hasSize(4)
                .allMatch(spec -> spec.partitions() == 12);
        assertThat(table.fitting(existing))
                .filteredOn(spec -> spec.name().equals("image.status"))
                .singleElement()
                .returns(SIZING.partitions(), TopicSpec::partitions);
    }

    @Test
    void aStageSeesOnlyItsRows() {
        TopicTable some = table.only(List.of("image.requests.creativeai", "image.replies.creativeai", "image.status"));
        assertThat(some.specs()).hasSize(3);
        assertThat(some.coPartitioned())
                .containsExactly(Set.of("image.requests.creativeai", "image.replies.creativeai"));
    }

    @Test
    void aPrefixGoesBeforeEveryName() {
        assertThat(TopicTable.of("eu.", List.of("x"), SIZING).specs())
                .allSatisfy(spec -> assertThat(spec.name()).startsWith("eu."));
    }

    @Test
    void namesThatKafkaWouldRefuseAreRefusedHere() {
        assertThatThrownBy(() -> TopicTable.of("a b", List.of(), SIZING)).hasMessageContaining("topics.prefix");
        assertThatThrownBy(() -> TopicTable.of("", List.of("a/b"), SIZING)).hasMessageContaining("a/b");
        assertThatThrownBy(() -> new TopicSizing(0, (short) 1, Duration.ofDays(1)))
                .hasMessage("topics.partitions must be 1 to 10000, was 0");
    }

    private TopicSpec row(String name) {
        return table.specs().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String days(long days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }

    @Test
    void assetsHaveATopicWhereThereIsAStageForThem() {
        TopicSizing sizing = new TopicSizing(1, (short) 1, Duration.ofDays(90));

        assertThat(TopicTable.of("", List.of("house"), sizing).specs())
                .extracting(TopicSpec::name)
                .doesNotContain("image.assets");
        assertThat(TopicTable.of("", List.of("house", Topics.ASSET_STAGE), sizing)
                        .specs())
                .extracting(TopicSpec::name)
                .contains("image.assets", "image.requests.assets", "image.retries.assets.dlq");
    }
}
