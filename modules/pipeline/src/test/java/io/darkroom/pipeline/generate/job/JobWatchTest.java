package io.darkroom.pipeline.generate.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.job.JobWatch.Look;
import io.darkroom.pipeline.generate.job.JobWatch.Over;
import io.darkroom.pipeline.generate.job.JobWatch.Step;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobWatchTest {
    private static final JobReport WORKING = new JobReport.Working();
    private static final JobReport LOST = ended(FailureClass.RESULT_LOST);

    private final JobWatch watch = new JobWatch(
            new Job("job-7", Instant.EPOCH),
            new JobLimits("pixelmuse", JobSettings.defaults(), Duration.ofHours(24)),
            new Random(1));

    @Test
    void looksEveryTwoSecondsAtFirstAndEveryFiveLater() {
        assertThat(watch.first()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_200));
        assertThat(delay(watch.after(WORKING, Duration.ofSeconds(59))))
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_200));
        assertThat(delay(watch.after(WORKING, Duration.ofSeconds(60))))
                .isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
    }

    @Test
    void jobsThatAreFoundAreLookedAtSoonAndTheMoreThereAreTheMoreSlowly() {
        List<Duration> first = Stream.generate(() -> watch.soon(400)).limit(50).toList();

        assertThat(first).allMatch(delay -> delay.compareTo(Duration.ofSeconds(20)) < 0);
        assertThat(first).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(10)) > 0);
        assertThat(first.stream().distinct().count()).isGreaterThan(10);
        assertThat(watch.soon(1)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void looksThatFailBecomeRareAndAreSoonAgainWhenOneWorks() {
        Duration age = Duration.ofSeconds(10);
        for (int failed = 0; failed < 20; failed++) {
            watch.after(unknown(Optional.empty()), age);
        }

        assertThat(delay(watch.after(unknown(Optional.empty()), age)))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
        assertThat(delay(watch.after(WORKING, age))).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aRetryAfterOfALookIsObeyedUpToADay() {
        assertThat(delay(watch.after(unknown(Optional.of(Duration.ofMinutes(7))), Duration.ZERO)))
                .isEqualTo(Duration.ofMinutes(7));
        assertThat(delay(watch.after(unknown(Optional.of(Duration.ofDays(30))), Duration.ZERO)))
                .isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"RESULT_LOST", "EMPTY_RESULT"})
    void thatNothingIsThereIsBelievedWhenSeveralLooksOverSomeMinutesSaySo(FailureClass why) {
        Duration age = Duration.ofSeconds(7);
        Duration delay = Duration.ZERO;
        int looks = 1;
        Step step = watch.after(ended(why), age);
        while (step instanceof Look look) {
            assertThat(look.in()).isGreaterThan(delay);
            delay = look.in().dividedBy(2);
            age = age.plus(look.in());
            looks++;
            step = watch.after(ended(why), age);
        }

        assertThat(failure(step).why()).isEqualTo(why);
        assertThat(age.minusSeconds(7)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(looks).isBetween(4, 10);
    }

    @Test
    void thatNothingIsThereIsNotBelievedAfterTwoLooksHoweverLongApart() {
        watch.after(LOST, Duration.ZERO);

        assertThat(watch.after(LOST, Duration.ofMinutes(20))).isInstanceOf(Look.class);
    }

    @Test
    void aLostJobThatIsDrawnAfterAllMayBeLostAnew() {
        for (int look = 0; look < 3; look++) {
            watch.after(LOST, Duration.ofMinutes(look));
        }
        watch.after(WORKING, Duration.ofMinutes(3));

        assertThat(watch.after(LOST, Duration.ofMinutes(4))).isInstanceOf(Look.class);
    }

    @Test
    void afterALongStopAJobIsLookedAtForAWhileBeforeItIsGivenUp() {
        Duration age = Duration.ofHours(30);
        assertThat(watch.after(unknown(Optional.empty()), age)).isInstanceOf(Look.class);
        assertThat(watch.after(unknown(Optional.empty()), age.plusMinutes(14))).isInstanceOf(Look.class);

        assertThat(failure(watch.after(unknown(Optional.empty()), age.plusMinutes(15)))
                        .why())
                .isEqualTo(FailureClass.RESULT_LOST);
    }

    @Test
    void atItsDeadlineAJobThatIsStillDrawnEndsAndTheSentenceNamesItAndTheSetting() {
        assertThat(watch.after(WORKING, Duration.ofMinutes(30).minusMillis(1))).isInstanceOf(Look.class);

        Reply.Failed failed = failure(watch.after(WORKING, Duration.ofMinutes(30)));
        assertThat(failed.why()).isEqualTo(FailureClass.DEADLINE);
        assertThat(failed.error())
                .isEqualTo("job job-7 was still drawn after 30m, providers.pixelmuse.job-deadline is over");
    }

    @Test
    void aLookThatFailsDoesNotEndAJobAtItsDeadlineButAtTheLongestTimeOfTrying() {
        assertThat(watch.after(unknown(Optional.empty()), Duration.ofHours(23))).isInstanceOf(Look.class);

        Reply.Failed failed = failure(watch.after(unknown(Optional.empty()), Duration.ofHours(24)));
        assertThat(failed.why()).isEqualTo(FailureClass.RESULT_LOST);
        assertThat(failed.error()).contains("job-7", "retry.max-age", "HTTP 503");
    }

    @Test
    void aPictureThatIsThereAfterTheDeadlineIsTaken() {
        Reply picture = new Reply.Finished(
                List.of(URI.create("https://cdn.example.com/1.png")), Optional.empty(), Optional.empty());

        assertThat(watch.after(new JobReport.Ended(picture), Duration.ofHours(30)))
                .isEqualTo(new Over(picture));
    }

    @Test
    void aJobThatAnswersWithAJobSaysNothing() {
        assertThat(watch.after(new JobReport.Ended(new Reply.Accepted("job-8", Optional.empty())), Duration.ZERO))
                .isInstanceOf(Look.class);
    }

    private static JobReport unknown(Optional<Duration> retryAfter) {
        return new JobReport.Unknown("HTTP 503", retryAfter);
    }

    private static JobReport ended(FailureClass why) {
        return new JobReport.Ended(
                new Reply.Failed(why, "HTTP 404", OptionalInt.empty(), Optional.empty(), Optional.empty()));
    }

    private static Duration delay(Step step) {
        return ((Look) step).in();
    }

    private static Reply.Failed failure(Step step) {
        return (Reply.Failed) ((Over) step).outcome();
    }
}
