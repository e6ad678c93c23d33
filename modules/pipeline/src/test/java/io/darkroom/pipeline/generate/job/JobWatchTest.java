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
import org.junit.jupiter.api.Test;

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
    void jobsThatAreFoundAreLookedAtSoonAndNotAllAtOnce() {
        List<Duration> first =
                java.util.stream.Stream.generate(watch::soon).limit(50).toList();

        assertThat(first).allMatch(delay -> delay.compareTo(Duration.ofSeconds(2)) < 0);
        assertThat(first.stream().distinct().count()).isGreaterThan(10);
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

    @Test
    void aLostJobIsLookedAtOnceMoreBeforeThatIsBelieved() {
        assertThat(watch.after(LOST, Duration.ZERO)).isInstanceOf(Look.class);
        assertThat(failure(watch.after(LOST, Duration.ZERO)).why()).isEqualTo(FailureClass.RESULT_LOST);
    }

    @Test
    void aLostJobThatIsDrawnAfterAllMayBeLostAnew() {
        watch.after(LOST, Duration.ZERO);
        watch.after(WORKING, Duration.ZERO);

        assertThat(watch.after(LOST, Duration.ZERO)).isInstanceOf(Look.class);
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
