package io.darkroom.app.promise.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.evidence.Work;
import java.util.List;
import java.util.Map;

/** Whoever reads committed records never sees two results, or two failures, of one key and generation. */
final class OneResultPerKey implements Guarantee {

    @Override
    public void assertHolds(Evidence evidence) {
        assertThat(doubled(evidence.completed())).as("results that came twice").isEmpty();
        assertThat(doubled(evidence.failed())).as("failures that came twice").isEmpty();
    }

    private static <R> List<Work> doubled(Map<Work, List<R>> outcomes) {
        return outcomes.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
