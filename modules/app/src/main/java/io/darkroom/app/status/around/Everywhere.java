package io.darkroom.app.status.around;

import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.WorkTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What counts for the keys of each provider at the moment of asking. Any thread.
 *
 * @param each one for each provider that has topics, the chosen one first
 * @param storing the asset stage, where it has topics
 */
public record Everywhere(List<Queue> each, Optional<Queue> storing) {
    public Everywhere {
        each = List.copyOf(each);
    }

    /** What counts for a key of a provider; where nobody has been seen to draw it yet, what counts for the chosen provider. */
    public Surroundings of(Optional<String> provider) {
        return provider.flatMap(name -> each.stream()
                        .map(Queue::around)
                        .filter(around -> around.provider().equals(name))
                        .findFirst())
                .orElse(chosen());
    }

    /** What counts for the chosen provider. */
    public Surroundings chosen() {
        return each.getFirst().around();
    }

    /** Group of intake. */
    public StageGroup intake() {
        return chosen().intake();
    }

    /** What the stages of each provider work on. */
    public List<WorkTopics> names() {
        return each.stream().map(Queue::names).toList();
    }

    /** As {@link #names}, and what the asset stage works on. */
    public List<WorkTopics> allNames() {
        return all().stream().map(Queue::names).toList();
    }

    /** How far the stages have read the topics of all providers. */
    public Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        all().forEach(queue -> committed.putAll(queue.around().generation().committed()));
        return committed;
    }

    private List<Queue> all() {
        List<Queue> all = new ArrayList<>(each);
        storing.ifPresent(all::add);
        return all;
    }
}
