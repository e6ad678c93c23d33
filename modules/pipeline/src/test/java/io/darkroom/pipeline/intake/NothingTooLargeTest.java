package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.shot;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Shot;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One oversized record would abort its transaction for ever: the largest events that are read lead to none. */
class NothingTooLargeTest {
    private static final int RECORD = 4 * 1024 * 1024;
    private static final int EVENT = 256 * 1024;
    private static final String WIDE = "\u20ac"; // three bytes

    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void promptsOfTheGreatestLengthFit() {
        CatalogChange.Builder change = catalogRow(WIDE.repeat(200));
        change.getProduct().setTitle(WIDE.repeat(3_999));
        change.setShots(shots(change, 100, "{{title}}".repeat(8)));

        intake.publish(change);

        List<GenerationRequest> requests = intake.requests();
        assertThat(requests).hasSize(100);
        assertThat(requests)
                .allSatisfy(request -> assertThat(size(intake.topics.requests("sandbox"), request))
                        .isLessThan(RECORD / 8));
    }

    @Test
    void answerToAnEventThatBreaksEveryRuleFits() {
        CatalogChange.Builder change = catalogRow("x".repeat(20_000)).setEventId("e".repeat(20_000));
        change.setJobId("j".repeat(20_000)).setCampaign("c".repeat(1_000)).setSourceImageUrl("z".repeat(5_000));
        List<Shot> broken = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            broken.add(shot(change)
                    .setShotName("")
                    .setCount(77)
                    .setModel("")
                    .setAspect(WIDE)
                    .setSize(WIDE)
                    .setQuality("")
                    .setStyle("")
                    .setBackground(WIDE)
                    .setPlacement("")
                    .setPromptVersion(WIDE)
                    .setPromptTemplate("{{" + WIDE + "}}")
                    .setPromptAppend("")
                    .build());
        }
        change.setShots(broken);

        intake.publish(change);

        ImageFailed rejected = intake.failed().get(0);
        assertThat(rejected.getViolations()).hasSizeGreaterThan(1_000);
        assertThat(rejected.getSku()).hasSize(200);
        assertThat(rejected.getFailure().getError().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(4 * 1024);
        assertThat(size(intake.topics.failed(), rejected)).isLessThan(RECORD / 4);
    }

    @Test
    void conflictCarriesItsWholeRequestAndFits() {
        CatalogChange.Builder change = catalogRow("MUG-1");
        change.setShots(shots(change, 1, WIDE.repeat(31_000)));
        intake.publish(change);

        assertThat(intake.statuses()).hasSize(1);
        intake.publish(change.setSourceImageUrl("https://img.example.com/other.jpg"));

        ImageFailed conflict = intake.failed().get(0);
        assertThat(size(intake.topics.failed(), conflict)).isLessThan(RECORD / 4);
        assertThat(conflict.getRequest()).isPresent();
    }

    private static List<Shot> shots(CatalogChange.Builder change, int count, String template) {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shots.add(shot(change)
                    .setShotName("s" + i)
                    .setPromptTemplate(template)
                    .build());
        }
        return shots;
    }

    private static <V> int size(Topic<V> topic, V value) {
        int size = topic.value().serializer().serialize(topic.name(), value).length;
        assertThat(size).isGreaterThan(EVENT / 1_000);
        return size;
    }
}
