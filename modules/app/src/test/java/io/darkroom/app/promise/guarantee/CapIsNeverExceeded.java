package io.darkroom.app.promise.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The API never had more callers waiting at once than the cap, nor more new ones in a second or a minute than the rate. Callers
 * that are gone, because they were killed or gave up, wait no more, though the API may still draw for them.
 */
final class CapIsNeverExceeded implements Guarantee {
    private static final List<Duration> SPANS = List.of(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Override
    public void assertHolds(Evidence evidence) {
        assertThat(mostAtOnce(evidence.visits()))
                .as("calls at once")
                .isLessThanOrEqualTo(
                        evidence.limits().atOnce() + evidence.allowed().orphans());
        evidence.limits()
                .rate()
                .ifPresent(rate -> assertThat(SPANS)
                        .allSatisfy(span -> assertThat(mostWithin(span, evidence.visits()))
                                .as("calls within %s", span)
                                .isLessThanOrEqualTo(rate.most(span))));
    }

    private record Step(Instant at, int change) {}

    static int mostAtOnce(List<Visit> visits) {
        List<Step> steps = new ArrayList<>();
        visits.forEach(visit -> {
            steps.add(new Step(visit.arrived(), 1));
            visit.left().ifPresent(left -> steps.add(new Step(left, -1)));
        });
        steps.sort(Comparator.comparing(Step::at).thenComparingInt(Step::change));
        int now = 0;
        int most = 0;
        for (Step step : steps) {
            now += step.change();
            most = Math.max(most, now);
        }
        return most;
    }

    private static int mostWithin(Duration span, List<Visit> visits) {
        List<Instant> arrivals = visits.stream().map(Visit::arrived).sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < arrivals.size(); last++) {
            while (!arrivals.get(first).plus(span).isAfter(arrivals.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
