package io.darkroom.app.promise.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was sent to an API that draws in jobs. Any thread. */
final class Orders {
    private static final int REFUSED = 401;

    private Orders() {}

    /** Calls for skus that begin so. */
    static long sent(List<Visit> visits, String skus) {
        return visits.stream().filter(visit -> visit.token().startsWith(skus)).count();
    }

    /** Each order was sent once, but for those that were refused for their key, and is paid. */
    static void assertSentOnce(Evidence evidence, String skus) {
        Map<String, List<Visit>> orders = evidence.visits().stream()
                .filter(visit -> visit.token().startsWith(skus) && visit.status() != REFUSED)
                .collect(Collectors.groupingBy(Visit::token));
        assertThat(orders.keySet()).hasSize((int)
                evidence.keys().stream().filter(key -> key.startsWith(skus)).count());
        assertThat(orders)
                .allSatisfy((token, visits) ->
                        assertThat(visits).as(token).singleElement().matches(Visit::billed, "is billed"));
    }
}
