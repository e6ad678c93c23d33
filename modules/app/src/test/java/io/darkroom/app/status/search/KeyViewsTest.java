package io.darkroom.app.status.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.status.answer.KeyView;
import io.darkroom.app.status.answer.StatusAnswer;
import io.darkroom.app.status.answer.StatusJson;
import io.darkroom.app.status.answer.Step;
import io.darkroom.contract.Decision;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.LedgerState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyViewsTest {
    @Test
    void theTimelineIsOldestFirstAndNamesEachCallOnce() {
        Trail trail = Facts.inProgress();
        trail.event(new Trail.Event(Facts.NOW.minusSeconds(70), Optional.empty()));
        trail.called(Facts.seen("open-calls", 2, Facts.sent(Facts.NOW.minusSeconds(40))));
        trail.replied(Facts.seen("image.replies.sandbox", 0, Facts.finished()));
        trail.completed(Facts.seen("image.completed", 4, Facts.image()));

        List<Step> steps = new KeyViews(Facts.calm())
                .whole(trail, Ahead.of(0), Optional.empty())
                .timeline();

        assertThat(steps)
                .extracting(Step::what)
                .containsExactly(
                        "event e-1 published",
                        "admitted as generation 7",
                        "call 1 handed over",
                        "answered: 1 picture",
                        "completed: 2 pictures");
        assertThat(steps).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
        assertThat(steps.get(2).place()).contains("open-calls-0@2");
    }

    @Test
    void aCallWhoseRowIsGoneIsKnownFromItsAnswer() {
        Trail trail = Facts.inProgress();
        trail.replied(Facts.seen("image.replies.sandbox", 0, Facts.finished()));

        assertThat(new KeyViews(Facts.calm())
                        .whole(trail, Ahead.of(0), Optional.empty())
                        .timeline())
                .contains(new Step(Facts.NOW.minusSeconds(40), Optional.empty(), "call sent"));
    }

    @Test
    void aResultHasPicturesAttemptsAndWhatItCost() {
        Trail trail = Facts.trail(LedgerState.COMPLETED, Decision.CLOSED);
        trail.completed(Facts.seen("image.completed", 4, Facts.image()));

        KeyView view = new KeyViews(Facts.calm()).brief(trail, Ahead.of(0));

        assertThat(view.attempts()).isEqualTo(2);
        assertThat(view.result().orElseThrow().pictures()).hasSize(2);
        assertThat(view.result().orElseThrow().cost()).contains("0.34 USD");
        assertThat(view.timeline()).isEmpty();
    }

    @Test
    void aSentCallCountsAsAnAttempt() {
        Trail trail = Facts.inProgress();
        trail.called(Facts.seen("open-calls", 2, Facts.sent(Facts.NOW)));

        assertThat(new KeyViews(Facts.calm()).brief(trail, Ahead.of(0)).attempts())
                .isEqualTo(1);
    }

    @Test
    void theProvidersJobIsToldWhileItIsDrawnAndAfterwards() {
        Trail trail = Facts.inProgress();
        trail.called(Facts.seen("open-calls", 2, Facts.drawing(Facts.NOW)));
        Trail done = Facts.trail(LedgerState.COMPLETED, Decision.CLOSED);
        done.completed(Facts.seen(
                "image.completed",
                4,
                ImageCompleted.newBuilder(Facts.image())
                        .setProviderJobId("job-7")
                        .build()));

        for (Trail each : List.of(trail, done)) {
            KeyView view = new KeyViews(Facts.calm()).whole(each, Ahead.of(0), Optional.empty());
            assertThat(StatusJson.text(new StatusAnswer.Found("S", List.of("sku"), List.of(view), List.of())))
                    .contains("\"providerJobId\":\"job-7\"");
        }
    }

    @Test
    void anAcceptedJobIsAStep() {
        Trail trail = Facts.inProgress();
        trail.called(Facts.seen("open-calls", 2, Facts.drawing(Facts.NOW.minusSeconds(40))));
        trail.replied(Facts.seen("image.replies.sandbox", 0, Facts.accepted()));

        assertThat(new KeyViews(Facts.calm())
                        .whole(trail, Ahead.of(0), Optional.empty())
                        .timeline())
                .extracting(Step::what)
                .containsExactly("admitted as generation 7", "call 1 handed over", "accepted as job job-7");
    }

    @Test
    void whoDrawsItIsToldWhileItWaitsAndAfterwards() {
        Trail waiting = Facts.inProgress();
        waiting.requested(Facts.seen("image.requests.creativeai", 1, Facts.request("creativeai", 7)), 0);
        Trail done = Facts.trail(LedgerState.COMPLETED, Decision.CLOSED);
        done.completed(Facts.seen("image.completed", 4, Facts.image()));

        KeyView line = new KeyViews(Facts.calm()).whole(waiting, Ahead.of(0), Optional.empty());
        KeyView ended = new KeyViews(Facts.calm()).whole(done, Ahead.of(0), Optional.empty());

        assertThat(StatusJson.text(new StatusAnswer.Found("S", List.of("sku"), List.of(line), List.of())))
                .contains("\"provider\":\"creativeai\"");
        assertThat(ended.provider()).contains("sandbox");
    }

    @Test
    void noPromptIsEverTold() {
        Trail trail = Facts.inProgress();
        trail.called(Facts.seen("open-calls", 2, Facts.sent(Facts.NOW)));
        trail.requested(Facts.seen("image.requests.sandbox", 1, Facts.request(null)), 0);
        KeyView view = new KeyViews(Facts.calm()).whole(trail, Ahead.of(0), Optional.empty());

        assertThat(StatusJson.text(new StatusAnswer.Found("S", List.of("sku"), List.of(view), List.of())))
                .contains("\"key\":\"" + Facts.KEY + "\"")
                .doesNotContain("secret");
    }
}
