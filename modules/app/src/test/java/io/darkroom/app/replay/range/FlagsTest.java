package io.darkroom.app.replay.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.replay.plan.Conditions;
import io.darkroom.app.replay.plan.CopyRate;
import io.darkroom.app.replay.plan.Facts;
import io.darkroom.app.replay.plan.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, rates and conditions as people write them. */
class FlagsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z",
        "2026-11-20T09:00:00+01:00, 2026-11-20T08:00:00Z",
        "2026-11-20T09:00+01:00[Europe/Berlin], 2026-11-20T08:00:00Z",
        "2026-11-20T09:00, 2026-11-20T08:00:00Z",
        "2026-11-20, 2026-11-19T23:00:00Z",
        "2h, 2026-11-21T10:00:00Z",
        "3d, 2026-11-18T12:00:00Z",
        "PT30M, 2026-11-21T11:30:00Z"
    })
    void timesAreReadInEveryForm(String text, Instant meant) {
        assertThat(Moment.parse("--from-time", text, NOW, ZONE)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-11-20T25:00", "12:00", "-2h", "T", ""})
    void anotherTimeIsRefused(String text) {
        assertThatThrownBy(() -> Moment.parse("--to-time", text, NOW, ZONE))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--to-time must be a time such as")
                .hasMessageEndingWith("was " + text + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999999999999999d",
                "PT999999999999999H",
                "+999999999-12-31",
                "-0001-01-01",
                "+10000-01-01T00:00Z"
            })
    void timesThatAreTooFarAwayAreRefused(String text) {
        assertThatThrownBy(() -> Moment.parse("--to-time", text, NOW, ZONE))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--to-time must be")
                .hasMessageEndingWith("was " + text + ".");
    }

    @ParameterizedTest
    @CsvSource({"50/s, 50", "3000/m, 50", "3000/min, 50", "36/h, 0.01", "0.5/s, 0.5"})
    void ratesAreRead(String text, double perSecond) {
        assertThat(CopyRate.parse(text).perSecond()).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "0/s", "-1/s", "fast", "50/d", "50/minute", "/s", "2000000/s"})
    void anotherRateIsRefused(String text) {
        assertThatThrownBy(() -> CopyRate.parse(text))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--rate must be")
                .hasMessageEndingWith("was " + text + ".");
    }

    @Test
    void allConditionsMustHold() {
        Conditions conditions =
                Conditions.parse(List.of("sku=A=1", "class=content-rejected", "job=j", "anchor=B"), Source.FAILED);

        assertThat(conditions.texts()).containsExactly("sku=A=1", "class=CONTENT_REJECTED", "anchor=B", "job=j");
        assertThat(conditions.test(facts("A=1", "B", "j", "CONTENT_REJECTED"))).isTrue();
        assertThat(conditions.test(facts("A", "B", "j", "CONTENT_REJECTED"))).isFalse();
        assertThat(conditions.test(facts("A=1", "C", "j", "CONTENT_REJECTED"))).isFalse();
        assertThat(conditions.test(facts("A=1", "B", "k", "CONTENT_REJECTED"))).isFalse();
        assertThat(conditions.test(facts("A=1", "B", "j", "INVALID_REQUEST"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "skuu=A, did you mean sku?",
        "sku, 'must be name=value with sku, class, anchor, job, shot, key, was sku.'",
        "sku=, was sku=.",
        "class=CONTENT_REJECT, did you mean CONTENT_REJECTED?"
    })
    void aConditionThatIsNoneIsRefused(String text, String sentence) {
        assertThatThrownBy(() -> Conditions.parse(List.of(text), Source.FAILED))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void oneShotOfManyIsNamedByItsNameOrItsKey() {
        Facts front = facts("A", "B", "j", "DEADLINE");

        assertThat(Conditions.parse(List.of("shot=front"), Source.FAILED).test(front))
                .isTrue();
        assertThat(Conditions.parse(List.of("shot=back"), Source.FAILED).test(front))
                .isFalse();
        assertThat(Conditions.parse(List.of("key=A:front"), Source.FAILED).test(front))
                .isTrue();
        assertThat(Conditions.parse(List.of("key=A:back"), Source.FAILED).test(front))
                .isFalse();
    }

    @Test
    void onlyOutcomesHaveAClassAShotAndAKey() {
        assertThatThrownBy(() -> Conditions.parse(List.of("shot=front"), Source.CHANGES))
                .hasMessageContaining(
                        "--where shot=… must go with --topic image.failed or image.completed: only outcomes have a shot");
        assertThatThrownBy(() -> Conditions.parse(List.of("class=DEADLINE"), Source.CHANGES))
                .hasMessageContaining("--topic image.failed");
        assertThatThrownBy(() -> Conditions.parse(List.of("sku=A", "sku=B"), Source.CHANGES))
                .hasMessageContaining("sku was A and B");
    }

    private static Facts facts(String sku, String anchor, String job, String failureClass) {
        return new Facts(
                sku,
                anchor,
                Optional.of(job),
                Optional.of(new Facts.OfFailure(failureClass, Optional.of(sku + ":front"), Optional.of("front"))));
    }
}
