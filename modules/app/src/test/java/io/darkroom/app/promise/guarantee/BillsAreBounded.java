package io.darkroom.app.promise.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.evidence.Found;
import io.darkroom.app.promise.evidence.Work;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each picture is billed once but for the repeats that the scenario allows; a repeat carries the token of the call that it
 * repeats and its outcome says so; a job is not ordered again once Kafka has its id; and what was paid for is delivered.
 */
final class BillsAreBounded implements Guarantee {

    @Override
    public void assertHolds(Evidence evidence) {
        assertThat(evidence.strangers()).as("calls of nobody").isEmpty();
        assertThat(orderedAgain(evidence))
                .as("orders that were sent again though the id of their job was known")
                .isEmpty();
        Map<Work, List<Visit>> billed = billed(evidence);
        assertThat(sum(billed, BillsAreBounded::repeats))
                .as("pictures billed again under the token of an earlier call")
                .isLessThanOrEqualTo(evidence.allowed().repeats());
        assertThat(sum(billed, bills -> tokens(bills) - 1))
                .as("pictures billed again under another token")
                .isLessThanOrEqualTo(evidence.allowed().spoiled());
        assertThat(unflagged(evidence, billed))
                .as("pictures billed again whose outcome does not say so")
                .hasSizeLessThanOrEqualTo(evidence.allowed().unflagged());
        assertThat(undelivered(evidence, billed))
                .as("pictures paid for in vain")
                .hasSizeLessThanOrEqualTo(evidence.allowed().spoiled());
    }

    private static List<Visit> orderedAgain(Evidence evidence) {
        Map<Work, List<Visit>> calls = evidence.calls();
        return evidence.records().jobs().stream()
                .flatMap(job -> sentAgain(job.written(), calls.getOrDefault(Work.of(job.value()), List.of())))
                .toList();
    }

    /** Calls under a token that was used before the id of its job was written; an attempt of its own has another token. */
    private static Stream<Visit> sentAgain(Instant written, List<Visit> calls) {
        Set<String> known = calls.stream()
                .filter(call -> call.arrived().isBefore(written))
                .map(Visit::token)
                .collect(Collectors.toSet());
        return calls.stream()
                .filter(call -> call.arrived().isAfter(written.plusMillis(1)) && known.contains(call.token()));
    }

    private static Map<Work, List<Visit>> billed(Evidence evidence) {
        return evidence.calls().entrySet().stream()
                .map(calls -> Map.entry(
                        calls.getKey(),
                        calls.getValue().stream().filter(Visit::billed).toList()))
                .filter(calls -> !calls.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int sum(Map<Work, List<Visit>> billed, java.util.function.ToIntFunction<List<Visit>> each) {
        return billed.values().stream().mapToInt(each).sum();
    }

    private static int repeats(List<Visit> bills) {
        return bills.size() - tokens(bills);
    }

    private static int tokens(List<Visit> bills) {
        return (int) bills.stream().map(Visit::token).distinct().count();
    }

    private static List<Work> unflagged(Evidence evidence, Map<Work, List<Visit>> billed) {
        Set<Work> flagged = flagged(evidence);
        return billed.entrySet().stream()
                .filter(bills -> repeats(bills.getValue()) > 0 && !flagged.contains(bills.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<Work> flagged(Evidence evidence) {
        Set<Work> flagged = new HashSet<>();
        evidence.completed().forEach((work, results) -> {
            if (results.stream().map(Found::value).anyMatch(ImageCompleted::getPossibleDuplicateCharge)) {
                flagged.add(work);
            }
        });
        evidence.failed().forEach((work, failures) -> {
            if (failures.stream().map(Found::value).anyMatch(ImageFailed::getPossibleDuplicateCharge)) {
                flagged.add(work);
            }
        });
        return flagged;
    }

    /** Paid for and not delivered. */
    private static List<Work> undelivered(Evidence evidence, Map<Work, List<Visit>> billed) {
        Set<Work> flagged = flagged(evidence);
        return billed.keySet().stream()
                .filter(work -> !evidence.completed().containsKey(work))
                .filter(work -> !isExcused(evidence, work, flagged.contains(work)))
                .toList();
    }

    /**
     * What is kept waits for its order, unless that failed: then nobody will ask. A failure that says that it may have been
     * billed is excused as long as its picture has not come.
     */
    private static boolean isExcused(Evidence evidence, Work work, boolean flagged) {
        boolean kept = evidence.leftovers().unclaimed().contains(work.key());
        return evidence.failed().containsKey(work) ? flagged && !kept : kept;
    }
}
