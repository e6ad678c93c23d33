package io.darkroom.pipeline.intake.waiting;

import io.darkroom.contract.Dependency;
import io.darkroom.contract.GenerationRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the orders of one event in line: each behind the one that it depends on, else as the event has them. Pure, any thread. */
public final class DependencyOrder {
    private final Map<String, GenerationRequest> byKey = new HashMap<>();
    private final Set<GenerationRequest> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<GenerationRequest> line = new ArrayList<>();

    private DependencyOrder(List<GenerationRequest> requests) {
        requests.forEach(request -> byKey.putIfAbsent(request.getIdempotencyKey(), request));
    }

    /** All orders in line. */
    public static List<GenerationRequest> of(List<GenerationRequest> requests) {
        DependencyOrder order = new DependencyOrder(requests);
        requests.forEach(order::put);
        return order.line;
    }

    private void put(GenerationRequest request) {
        if (seen.add(request)) {
            request.getDependsOn()
                    .map(Dependency::getIdempotencyKey)
                    .map(byKey::get)
                    .ifPresent(this::put);
            line.add(request);
        }
    }
}
