package io.darkroom.app.promise.evidence;

import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that can be known from outside after a scenario: what was published, what the topics say, what the API met.
 *
 * @param visits every call, in order of arrival
 */
public record Evidence(
        List<Order> orders,
        Records records,
        Leftovers leftovers,
        List<Visit> visits,
        Limits limits,
        Allowance allowed) {
    public Evidence {
        orders = List.copyOf(orders);
        visits = List.copyOf(visits);
    }

    /** Every key that was ordered. */
    public Set<String> keys() {
        return orders.stream()
                .flatMap(order -> order.keys().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Completed results by key and generation. */
    public Map<Work, List<Found<ImageCompleted>>> completed() {
        return records.completed().stream().collect(Collectors.groupingBy(found -> Work.of(found.value())));
    }

    /** Failures of requests that were tried, by key and generation; rejected events are none. */
    public Map<Work, List<Found<ImageFailed>>> failed() {
        return records.failed().stream()
                .filter(found -> Work.isTried(found.value()))
                .collect(Collectors.groupingBy(found -> Work.of(found.value())));
    }

    /** What was said about each key, the newest last: they stand in one partition. */
    public Map<String, List<GenerationStatus>> statuses() {
        return records.statuses().stream()
                .map(Found::value)
                .collect(Collectors.groupingBy(GenerationStatus::getIdempotencyKey));
    }

    /** Tokens of calls that belong to no order here. */
    public List<String> strangers() {
        Set<String> keys = keys();
        return visits.stream()
                .map(Visit::token)
                .filter(token -> Work.ofToken(token)
                        .filter(work -> keys.contains(work.key()))
                        .isEmpty())
                .toList();
    }

    /** Calls by key and generation, in order of arrival. */
    public Map<Work, List<Visit>> calls() {
        return visits.stream()
                .filter(visit -> Work.ofToken(visit.token()).isPresent())
                .collect(Collectors.groupingBy(
                        visit -> Work.ofToken(visit.token()).orElseThrow()));
    }
}
