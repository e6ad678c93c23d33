package io.darkroom.app.promise.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.evidence.Found;
import io.darkroom.app.promise.evidence.Order;
import io.darkroom.app.promise.evidence.Records;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each outcome names the position, the id, the source and the trace of the event that it answers, and is itself a CloudEvent: its
 * id is key and generation, its source says what it is.
 */
final class OriginIsKept implements Guarantee {

    @Override
    public void assertHolds(Evidence evidence) {
        Map<Origin, Order> orders =
                evidence.orders().stream().collect(Collectors.toMap(Order::position, Function.identity()));
        assertThat(evidence.records().completed())
                .as("results")
                .allSatisfy(found -> assertOrigin(found, Facts.of(found.value()), orders));
        assertThat(evidence.records().failed())
                .as("failures")
                .allSatisfy(found -> assertOrigin(found, Facts.of(found.value()), orders));
        assertThat(facts(evidence.records()).filter(Facts::unsourced).count())
                .as("outcomes without the source of the event")
                .isLessThanOrEqualTo(evidence.allowed().unsourced());
    }

    private static Stream<Facts> facts(Records records) {
        return Stream.concat(
                records.completed().stream().map(found -> Facts.of(found.value())),
                records.failed().stream().map(found -> Facts.of(found.value())));
    }

    private static void assertOrigin(Found<?> found, Facts facts, Map<Origin, Order> orders) {
        Order order = orders.get(facts.origin());
        assertThat(order).as("the event at %s", facts.origin()).isNotNull();
        assertThat(facts.eventId()).as("event id").isEqualTo(order.eventId());
        assertThat(found.header(RecordHeaders.CE_ID)).isPresent();
        if (!facts.byHand()) {
            assertThat(facts.traceparent()).as("trace").contains(order.traceparent());
            assertThat(found.header(RecordHeaders.TRACEPARENT)).contains(order.traceparent());
        }
        if (!facts.unsourced()) {
            assertThat(found.header(RecordHeaders.CE_SOURCE)).contains(facts.source());
        }
        if (!facts.byHand() && !facts.unsourced()) {
            assertThat(facts.publisher()).as("source of the event").contains(order.source());
            assertThat(found.header(RecordHeaders.CE_EVENT_SOURCE)).contains(order.source());
        }
        facts.key().ifPresent(key -> assertThat(order.keys()).contains(key));
    }

    private record Facts(
            Origin origin,
            String eventId,
            Optional<String> traceparent,
            Optional<String> publisher,
            Optional<String> key,
            String source,
            boolean byHand) {

        boolean unsourced() {
            return !byHand && publisher.isEmpty();
        }

        static Facts of(ImageCompleted completed) {
            return new Facts(
                    completed.getOrigin(),
                    completed.getEventId(),
                    completed.getTraceparent(),
                    completed.getSource(),
                    Optional.of(completed.getIdempotencyKey()),
                    "/darkroom/image.completed",
                    false);
        }

        /** An operator's release has no request and no trace. */
        static Facts of(ImageFailed failed) {
            return new Facts(
                    failed.getOrigin(),
                    failed.getEventId(),
                    failed.getTraceparent(),
                    failed.getSource(),
                    failed.getRequest().map(request -> request.getIdempotencyKey()),
                    "/darkroom/image.failed",
                    failed.getRequest().isEmpty());
        }
    }
}
