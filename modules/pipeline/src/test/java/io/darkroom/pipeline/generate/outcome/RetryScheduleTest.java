package io.darkroom.pipeline.generate.outcome;

import static io.darkroom.pipeline.generate.Requests.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Image;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.generate.Requests;
import io.darkroom.pipeline.generate.setting.OnUnknown;
import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryScheduleTest {
    private static final Duration TOOK = Duration.ofSeconds(2);
    private static final Instant ANSWERED = T0.plus(TOOK);

    private final RetrySchedule plain = new RetrySchedule(RetrySettings.defaults(), false, new Random(1));
    private final RetrySchedule idempotent = new RetrySchedule(RetrySettings.defaults(), true, new Random(1));

    @Test
    void providerErrorIsTriedThreeTimesInAll() {
        RetryState first = retry(plain, sent(null), FailureClass.PROVIDER_ERROR);
        RetryState second = retry(plain, sent(first), FailureClass.PROVIDER_ERROR);

        assertThat(first.getAttempt()).isEqualTo(1);
        assertThat(second.getAttempt()).isEqualTo(2);
        assertThat(after(plain, sent(second), FailureClass.PROVIDER_ERROR)).isEqualTo(new NextStep.GiveUp(false));
    }

    @Test
    void delayGrowsWithTheAttemptAndIsNeverShorterThanItsUnit() {
        RetryState first = retry(plain, sent(null), FailureClass.PROVIDER_ERROR);
        RetryState second = retry(plain, sent(first), FailureClass.PROVIDER_ERROR);

        assertThat(Duration.between(ANSWERED, first.getNotBefore()).toMillis()).isBetween(1500L, 1875L);
        assertThat(Duration.between(ANSWERED, second.getNotBefore()).toMillis()).isBetween(3000L, 3750L);
    }

    @Test
    void longerRetryAfterIsObeyedAndAShorterOneIsNot() {
        OpenCall call = sent(null);

        assertThat(notBefore(call, Duration.ofMinutes(10))).isEqualTo(ANSWERED.plusSeconds(600));
        assertThat(notBefore(call, Duration.ofMillis(1))).isAfterOrEqualTo(ANSWERED.plusMillis(1500));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"PROVIDER_UNAVAILABLE", "RATE_LIMITED"})
    void outageUsesNoAttempt(FailureClass why) {
        RetryState state = retry(plain, sent(null), why);
        for (int i = 1; i < 50; i++) {
            state = retry(plain, sent(state), why);
        }

        assertThat(state.getAttempt()).isZero();
        assertThat(state.getSends()).isEqualTo(50);
    }

    @Test
    void outageEndsAtTheAgeOfTrying() {
        RetryState old = RetryState.newBuilder(retry(plain, sent(null), FailureClass.RATE_LIMITED))
                .setTriedMillis(Duration.ofHours(24).toMillis())
                .build();

        assertThat(after(plain, sent(old), FailureClass.RATE_LIMITED)).isEqualTo(new NextStep.GiveUp(false));
    }

    @Test
    void anOutageUsesUpTheTimeOfOnePictureOrOfAllAsTheStageHasIt() {
        RetrySchedule eachPicture = new RetrySchedule(RetrySettings.defaults(), false, true, new Random(1));
        RetryState old = RetryState.newBuilder(retry(plain, sent(null), FailureClass.RATE_LIMITED))
                .setTriedMillis(Duration.ofHours(24).toMillis())
                .build();
        OpenCall next = OpenCall.newBuilder(sent(old))
                .setDrawn(Drawn.newBuilder()
                        .setImages(List.of(Image.newBuilder()
                                .setUrl("https://cdn.example.com/1.png")
                                .build()))
                        .setSentAt(T0)
                        .setAnsweredAt(T0)
                        .build())
                .build();

        assertThat(after(plain, next, FailureClass.RATE_LIMITED)).isEqualTo(new NextStep.GiveUp(false));
        assertThat(after(eachPicture, sent(old), FailureClass.RATE_LIMITED)).isEqualTo(new NextStep.GiveUp(false));
        assertThat(retry(eachPicture, next, FailureClass.RATE_LIMITED).getTriedMillis())
                .isLessThan(Duration.ofMinutes(1).toMillis());
    }

    @Test
    void unknownOutcomeIsSentOnceMoreWithTheSameToken() {
        RetryState first = retry(plain, sent(null), FailureClass.UNKNOWN_OUTCOME);

        assertThat(first.getToken()).contains("token-1");
        assertThat(first.getUnknownOutcomes()).isEqualTo(1);
        assertThat(after(plain, sent(first), FailureClass.UNKNOWN_OUTCOME)).isEqualTo(new NextStep.GiveUp(true));
    }

    @Test
    void unknownOutcomeOfAnIdempotentProviderIsSentAsOftenAsAttemptsAllow() {
        RetryState first = retry(idempotent, sent(null), FailureClass.UNKNOWN_OUTCOME);
        RetryState second = retry(idempotent, sent(first), FailureClass.UNKNOWN_OUTCOME);

        assertThat(second.getToken()).contains("token-1");
        assertThat(after(idempotent, sent(second), FailureClass.UNKNOWN_OUTCOME))
                .isEqualTo(new NextStep.GiveUp(true));
    }

    @Test
    void aKillUsesNoAttemptWhereARepeatCostsNothing() {
        RetryState state = unanswered(idempotent, sent(null));
        for (int kill = 1; kill < 20; kill++) {
            state = unanswered(idempotent, sent(state));
        }

        assertThat(state.getAttempt()).isZero();
        assertThat(state.getToken()).contains("token-1");
        assertThat(state.getUnknownOutcomes()).isZero();
    }

    @Test
    void aSecondKillEndsWhatMayHaveBeenPaidTwice() {
        RetryState first = unanswered(plain, sent(null));

        assertThat(plain.unanswered(
                        sent(first),
                        failure(FailureClass.UNKNOWN_OUTCOME),
                        FailureClass.UNKNOWN_OUTCOME,
                        TOOK,
                        ANSWERED))
                .isEqualTo(new NextStep.GiveUp(true));
    }

    private static RetryState unanswered(RetrySchedule schedule, OpenCall call) {
        NextStep step = schedule.unanswered(
                call, failure(FailureClass.UNKNOWN_OUTCOME), FailureClass.UNKNOWN_OUTCOME, TOOK, ANSWERED);
        return ((NextStep.Retry) step).state();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"PROVIDER_UNAVAILABLE", "RATE_LIMITED"})
    void aRepeatThatWasNotTakenIsRepeatedWithTheSameToken(FailureClass why) {
        RetryState unknown = retry(idempotent, sent(null), FailureClass.UNKNOWN_OUTCOME);
        RetryState refused = retry(idempotent, sent(unknown), why);

        assertThat(refused.getToken()).contains("token-1");
        assertThat(refused.getUnknownOutcomes()).isZero();
        assertThat(retry(plain, sent(retry(plain, sent(null), FailureClass.UNKNOWN_OUTCOME)), why)
                        .getToken())
                .contains("token-1");
    }

    @Test
    void whatAnIdempotentProviderIsNotAskedAboutAnyMoreMayBeADuplicate() {
        RetryState unknown = retry(idempotent, sent(null), FailureClass.UNKNOWN_OUTCOME);
        RetryState anew = retry(idempotent, sent(unknown), FailureClass.PROVIDER_ERROR);

        assertThat(anew.getToken()).isEmpty();
        assertThat(anew.getUnknownOutcomes()).isEqualTo(1);
    }

    @Test
    void policyFailNeverSendsAnUnknownOutcomeAgain() {
        RetrySettings defaults = RetrySettings.defaults();
        RetrySettings fail = new RetrySettings(
                defaults.maxAttempts(),
                defaults.delay(),
                defaults.growth(),
                defaults.maxDelay(),
                defaults.maxAge(),
                OnUnknown.FAIL);
        RetrySchedule careful = new RetrySchedule(fail, true, new Random(1));

        assertThat(after(careful, sent(null), FailureClass.UNKNOWN_OUTCOME)).isEqualTo(new NextStep.GiveUp(true));
    }

    @Test
    void definiteAnswerGetsANewToken() {
        assertThat(retry(plain, sent(null), FailureClass.PROVIDER_ERROR).getToken())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"PROTOCOL_ERROR", "EMPTY_RESULT"})
    void unreadableSuccessIsTriedOnceMore(FailureClass why) {
        RetryState first = retry(plain, sent(null), why);

        assertThat(after(plain, sent(first), why)).isEqualTo(new NextStep.GiveUp(false));
    }

    @Test
    void unreadableSuccessOfAnIdempotentProviderIsAskedForAgainAndNotBoughtAnew() {
        assertThat(retry(idempotent, sent(null), FailureClass.PROTOCOL_ERROR).getToken())
                .contains("token-1");
        assertThat(retry(idempotent, sent(null), FailureClass.PROTOCOL_ERROR).getUnknownOutcomes())
                .isZero();
        assertThat(retry(plain, sent(null), FailureClass.PROTOCOL_ERROR).getToken())
                .isEmpty();
        assertThat(retry(idempotent, sent(null), FailureClass.EMPTY_RESULT).getToken())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"PROTOCOL_ERROR", "EMPTY_RESULT"})
    void aJobThatIsDoneIsBilledAndNeverOrderedAgain(FailureClass why) {
        OpenCall job = OpenCall.newBuilder(sent(null)).setProviderJobId("job-1").build();

        assertThat(after(plain, job, why)).isEqualTo(new NextStep.GiveUp(false));
        assertThat(after(idempotent, job, why)).isEqualTo(new NextStep.GiveUp(false));
    }

    @Test
    void refusalIsFinalAtOnceAndAWrongKeyGoesBackInLine() {
        assertThat(after(plain, sent(null), FailureClass.CONTENT_REJECTED)).isEqualTo(new NextStep.GiveUp(false));
        assertThat(after(plain, sent(null), FailureClass.QUOTA_EXHAUSTED)).isEqualTo(new NextStep.GiveUp(false));
        assertThat(after(plain, sent(null), FailureClass.AUTH_CONFIG)).isEqualTo(new NextStep.Requeue());
    }

    private static Instant notBefore(OpenCall call, Duration retryAfter) {
        RetrySchedule schedule = new RetrySchedule(RetrySettings.defaults(), false, new Random(1));
        NextStep step = schedule.after(
                call,
                failure(FailureClass.RATE_LIMITED),
                FailureClass.RATE_LIMITED,
                Optional.of(retryAfter),
                TOOK,
                ANSWERED);
        return ((NextStep.Retry) step).state().getNotBefore();
    }

    private static RetryState retry(RetrySchedule schedule, OpenCall call, FailureClass why) {
        return ((NextStep.Retry) after(schedule, call, why)).state();
    }

    private static NextStep after(RetrySchedule schedule, OpenCall call, FailureClass why) {
        return schedule.after(call, failure(why), why, Optional.empty(), TOOK, ANSWERED);
    }

    private static Failure failure(FailureClass why) {
        return new Failure(io.darkroom.contract.FailureClass.valueOf(why.name()), "no matter", null, null);
    }

    private static OpenCall sent(@Nullable RetryState state) {
        return OpenCall.newBuilder()
                .setRequest(Requests.builder("a").setRetry(state).build())
                .setState(OpenState.SENT)
                .setQueuedAt(T0)
                .setCallId("call-1")
                .setToken("token-1")
                .setOwner("i@1")
                .setSentAt(T0)
                .build();
    }
}
