package io.darkroom.app.deploy.kafka;

import io.darkroom.app.config.TopicsConfig;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes deploy/kafka/create-topics.sh from the one table of topics. Any thread. */
final class TopicScript {
    private static final int PARTITIONS = 9_973;
    private static final Duration LEDGER = Duration.ofDays(9_967);
    private static final String RESULTS =
            Long.toString(LEDGER.plus(Duration.ofDays(7)).toMillis());

    private static final String BEGIN = """
            #!/bin/sh
            # Makes Darkroom's topics with Kafka's own kafka-topics.sh, for clusters where darkroom topics create cannot be used.
            # Topics that exist are left as they are; darkroom topics check says where they differ.
            # Written from the table in code by KafkaScriptsTest: do not edit.
            #   BOOTSTRAP=kafka:9092 PROVIDERS=creativeai deploy/kafka/create-topics.sh
            #
            # BOOTSTRAP       brokers
            # PROVIDERS       image APIs whose queues are made, with blanks between
            # ASSET_STAGE     yes: topics of the asset stage too (assets.store)
            # PREFIX          topics.prefix
            # PARTITIONS      topics.partitions, 6 without it
            # REPLICATION     topics.replication, 3 without it
            # LEDGER_DAYS     ledger.retention in days, 90 without it; results are kept seven days longer
            # COMMAND_CONFIG  how to log in
            # KAFKA_TOPICS    where kafka-topics.sh is
            set -eu
            : "${BOOTSTRAP:?needs the brokers, such as kafka:9092}" "${PROVIDERS:?needs the image APIs, such as creativeai}"
            PREFIX=${PREFIX:-} PARTITIONS=${PARTITIONS:-6} REPLICATION=${REPLICATION:-3}
            RESULTS_MS=$(((${LEDGER_DAYS:-90} + 7) * 86400000))
            IN_SYNC=1
            [ "$REPLICATION" -lt 3 ] || IN_SYNC=2

            # topic NAME PARTITIONS SETTING=VALUE...
            topic() {
                name=$1 partitions=$2
                shift 2
                settings=
                for setting; do
                    settings="$settings --config $setting"
                done
                # shellcheck disable=SC2086 # a list of options
                "${KAFKA_TOPICS:-kafka-topics.sh}" --bootstrap-server "$BOOTSTRAP" \\
                    ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} --create --if-not-exists --topic "$name" \\
                    --partitions "$partitions" --replication-factor "$REPLICATION" $settings
            }
            """;

    private TopicScript() {}

    static String text() {
        Map<String, TopicSpec> shared = topics(List.of());
        StringBuilder script = new StringBuilder(BEGIN);
        script.append('\n').append(lines(shared, Map.of(), ""));
        script.append("\nfor provider in $PROVIDERS; do\n")
                .append(lines(topics(List.of(Sentinel.PROVIDER)), shared, "    "))
                .append("done\n");
        script.append("\nif [ \"${ASSET_STAGE:-}\" = yes ]; then\n")
                .append(lines(topics(List.of(Topics.ASSET_STAGE)), shared, "    "))
                .append("fi\n");
        return script.toString();
    }

    private static Map<String, TopicSpec> topics(List<String> queues) {
        TopicSizing sizing = new TopicSizing(PARTITIONS, (short) 3, LEDGER);
        Map<String, TopicSpec> specs = new LinkedHashMap<>();
        new TopicsConfig(Sentinel.PREFIX, sizing).whole(queues).specs().forEach(spec -> specs.put(spec.name(), spec));
        return specs;
    }

    private static String lines(Map<String, TopicSpec> all, Map<String, TopicSpec> without, String indent) {
        StringBuilder lines = new StringBuilder();
        all.values().stream()
                .filter(spec -> !without.containsKey(spec.name()))
                .forEach(spec -> lines.append(indent).append(line(spec)).append('\n'));
        return lines.toString();
    }

    private static String line(TopicSpec spec) {
        List<String> words = new ArrayList<>(List.of(
                "topic",
                '"' + Sentinel.asVariables(spec.name()) + '"',
                spec.partitions() == PARTITIONS ? "\"$PARTITIONS\"" : Integer.toString(spec.partitions())));
        new TreeMap<>(spec.config()).forEach((name, value) -> words.add(name + "=" + value(name, value)));
        return String.join(" ", words);
    }

    private static String value(String name, String value) {
        if (name.equals("min.insync.replicas")) {
            return "\"$IN_SYNC\"";
        }
        return value.equals(RESULTS) ? "\"$RESULTS_MS\"" : value;
    }
}
