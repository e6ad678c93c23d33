package io.darkroom.app.promise.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.evidence.Found;
import io.darkroom.app.promise.evidence.Order;
import io.darkroom.app.promise.evidence.Work;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event is answered, every key has its outcome, no work is left lying, and only as many fail as the scenario lets fail. */
final class NothingIsLost implements Guarantee {

    @Override
    public void assertHolds(Evidence evidence) {
        assertThat(unanswered(evidence)).as("events without an answer").isEmpty();
        assertThat(withoutOutcome(evidence)).as("keys without an outcome").isEmpty();
        assertThat(evidence.leftovers().openCalls()).as("calls left open").isEmpty();
        assertThat(evidence.leftovers().dueRetries()).as("retries left lying").isEmpty();
        assertThat(evidence.leftovers().unclaimed())
                .as("paid results that nobody asked for")
                .hasSizeLessThanOrEqualTo(evidence.allowed().unclaimed());
        assertThat(failed(evidence))
                .as("keys that failed")
                .hasSizeLessThanOrEqualTo(evidence.allowed().failures());
    }

    private static List<Order> unanswered(Evidence evidence) {
        Set<Answer> decided = evidence.records().statuses().stream()
                .map(Found::value)
                .map(status -> new Answer(status.getOrigin(), status.getIdempotencyKey()))
                .collect(Collectors.toSet());
        Set<Origin> refused =
                Stream.concat(letters(evidence), rejections(evidence)).collect(Collectors.toSet());
        return evidence.orders().stream()
                .filter(order -> !isAnswered(order, decided, refused))
                .toList();
    }

    private static boolean isAnswered(Order order, Set<Answer> decided, Set<Origin> refused) {
        return order.keys().isEmpty()
                ? refused.contains(order.position())
                : order.keys().stream().allMatch(key -> decided.contains(new Answer(order.position(), key)));
    }

    private record Answer(Origin event, String key) {}

    private static Stream<Origin> letters(Evidence evidence) {
        return evidence.records().letters().stream()
                .map(letter -> new Origin(
                        letter.header(RecordHeaders.ERROR_TOPIC).orElseThrow(),
                        Integer.parseInt(
                                letter.header(RecordHeaders.ERROR_PARTITION).orElseThrow()),
                        Long.parseLong(letter.header(RecordHeaders.ERROR_OFFSET).orElseThrow())));
    }

    private static Stream<Origin> rejections(Evidence evidence) {
        return evidence.records().failed().stream()
                .map(Found::value)
                .filter(failure -> failure.getState() == FailedState.REJECTED)
                .map(ImageFailed::getOrigin);
    }

    /** What the ledger says last must be an end, and the topics must hold it. */
    static List<String> withoutOutcome(Evidence evidence) {
        Set<Work> completed = evidence.completed().keySet();
        Set<Work> failed = evidence.failed().keySet();
        Map<String, List<GenerationStatus>> said = evidence.statuses();
        return evidence.keys().stream()
                .filter(key -> !isEnded(said.getOrDefault(key, List.of()), completed, failed))
                .toList();
    }

    private static boolean isEnded(List<GenerationStatus> said, Set<Work> completed, Set<Work> failed) {
        if (said.isEmpty()) {
            return false;
        }
        GenerationStatus last = said.getLast();
        Work work = new Work(last.getIdempotencyKey(), last.getGeneration());
        return switch (last.getState()) {
            case COMPLETED -> completed.contains(work);
            case FAILED -> failed.contains(work) && !completed.contains(work);
            default -> false;
        };
    }

    private static List<String> failed(Evidence evidence) {
        return evidence.statuses().entrySet().stream()
                .filter(key -> key.getValue().getLast().getState() == LedgerState.FAILED)
                .map(Map.Entry::getKey)
                .toList();
    }
}
