package io.darkroom.contract.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Work topics of providers that are no longer configured: nobody reads what is in them. Any thread. */
final class Leftovers {
    private static final String BACKFILL = ".backfill";

    private Leftovers() {}

    /** Work topics among these names that belong to other providers than the known, with that provider's name. */
    static Map<String, String> of(Collection<String> names, String prefix, Set<String> providers) {
        Map<String, String> left = new TreeMap<>();
        for (String name : names) {
            for (String kind : List.of("image.requests.", "image.retries.")) {
                if (name.startsWith(prefix + kind) && !name.endsWith(TopicNames.dlqOf(""))) {
                    String provider = withoutBackfill(name.substring((prefix + kind).length()));
                    if (!providers.contains(provider)) {
                        left.put(name, provider);
                    }
                }
            }
        }
        return left;
    }

    /** Those that hold records. */
    static List<Deviation> notes(
            Map<String, String> left, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<String, Long> records = new TreeMap<>();
        ends.forEach((partition, end) ->
                records.merge(partition.topic(), end - begins.getOrDefault(partition, end), Long::sum));
        List<Deviation> notes = new ArrayList<>();
        records.forEach((topic, count) -> {
            if (count > 0) {
                notes.add(Deviation.note("Topic " + topic + " holds " + count + (count == 1 ? " record" : " records")
                        + " of the provider " + left.get(topic) + ", which is not configured: nobody reads them."));
            }
        });
        return notes;
    }

    private static String withoutBackfill(String name) {
        return name.endsWith(BACKFILL) ? name.substring(0, name.length() - BACKFILL.length()) : name;
    }
}
