package io.darkroom.app.status.search;

import io.darkroom.app.work.StageGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What counts for the keys of each provider at the moment of asking. Any thread.
 *
 * @param each one for each provider in use, the chosen one first
 */
record Everywhere(List<Surroundings> each) {
    Everywhere {
        each = List.copyOf(each);
    }

    /** What counts for a key; where nobody has been seen to draw it yet, what counts for the chosen provider. */
    Surroundings of(Trail trail) {
        return trail.provider()
                .flatMap(name -> each.stream()
                        .filter(around -> around.provider().equals(name))
                        .findFirst())
                .orElse(chosen());
    }

    /** What counts for the chosen provider. */
    Surroundings chosen() {
        return each.getFirst();
    }

    /** Group of intake. */
    StageGroup intake() {
        return chosen().intake();
    }

    /** How far generation has read the topics of all providers. */
    Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> all = new HashMap<>();
        each.forEach(around -> all.putAll(around.generation().committed()));
        return all;
    }
}
