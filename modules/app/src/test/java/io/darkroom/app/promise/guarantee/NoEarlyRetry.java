package io.darkroom.app.promise.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.evidence.Found;
import io.darkroom.app.promise.evidence.Work;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Between the moment at which a retry was written and its {@code notBefore} no call of its key is made; and after an answer that
 * asks to be left alone only those calls arrive that were on their way: at most as many as may be in flight.
 */
final class NoEarlyRetry implements Guarantee {

    @Override
    public void assertHolds(Evidence evidence) {
        Map<Work, List<Visit>> calls = evidence.calls();
        assertThat(evidence.records().retries().stream()
                        .filter(retry -> !early(retry, calls).isEmpty()))
                .as("retries that were called for before they were due")
                .hasSizeLessThanOrEqualTo(evidence.allowed().early());
        assertThat(evidence.visits())
                .as("answers that asked to be left alone, and were not")
                .allSatisfy(visit -> assertThat(meanwhile(visit, evidence.visits()))
                        .hasSizeLessThanOrEqualTo(evidence.limits().atOnce()));
    }

    private static List<Visit> early(Found<GenerationRequest> retry, Map<Work, List<Visit>> calls) {
        Optional<Instant> due = retry.value().getRetry().map(RetryState::getNotBefore);
        return calls.getOrDefault(Work.of(retry.value()), List.of()).stream()
                .filter(call -> due.isPresent() && isBetween(retry.written(), call.arrived(), due.get()))
                .toList();
    }

    private static List<Visit> meanwhile(Visit answered, List<Visit> all) {
        if (answered.comeBack().isEmpty()) {
            return List.of();
        }
        return all.stream()
                .filter(other -> isBetween(
                        answered.left().orElseThrow(),
                        other.arrived(),
                        answered.comeBack().get()))
                .toList();
    }

    private static boolean isBetween(Instant from, Instant moment, Instant to) {
        return moment.isAfter(from) && moment.isBefore(to);
    }
}
