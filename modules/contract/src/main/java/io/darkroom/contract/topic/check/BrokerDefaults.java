package io.darkroom.contract.topic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings of the brokers on which exactly-once and the stages' own topics rely. Any thread. */
final class BrokerDefaults {
    private static final int COPIES = 3;
    private static final long LONGEST_TRANSACTION_MILLIS = 10_000;

    private BrokerDefaults() {}

    /** @param settings of one broker, by Kafka's names */
    static List<Deviation> of(Map<String, String> settings, int brokers) {
        List<Deviation> deviations = new ArrayList<>();
        if (brokers >= COPIES) {
            few(settings, deviations, "offsets.topic.replication.factor", COPIES, "groups lose their place");
            few(settings, deviations, "transaction.state.log.replication.factor", COPIES, "transactions stop");
            few(settings, deviations, "transaction.state.log.min.isr", 2, "open transactions can be forgotten");
        }
        if ("true".equals(settings.get("auto.create.topics.enable"))) {
            deviations.add(
                    Deviation.note("The brokers have auto.create.topics.enable=true: a misspelt topic is made with "
                            + "the brokers' settings instead of refused."));
        }
        if (number(settings, "transaction.max.timeout.ms") < LONGEST_TRANSACTION_MILLIS) {
            deviations.add(Deviation.fatal("The brokers have transaction.max.timeout.ms="
                    + settings.get("transaction.max.timeout.ms") + ", it must be at least "
                    + LONGEST_TRANSACTION_MILLIS + "."));
        }
        return deviations;
    }

    private static void few(
            Map<String, String> settings, List<Deviation> deviations, String name, long least, String otherwise) {
        if (number(settings, name) < least) {
            deviations.add(Deviation.note("The brokers have " + name + "=" + settings.get(name) + ", should be " + least
                    + ": with one broker lost " + otherwise + "."));
        }
    }

    private static long number(Map<String, String> settings, String name) {
        String value = settings.get(name);
        return value == null ? Long.MAX_VALUE : Long.parseLong(value);
    }
}
