package io.darkroom.sandbox.broker;

import io.darkroom.sandbox.port.LoopbackPorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The Kafka settings of a single node on one machine: loopback only, replication 1, few threads, small buffers, a quick
 * start. What was acknowledged survives the death of the process (it is in the page cache); everything is flushed to
 * disk within a second, so that a power cut costs no more than that. Pure.
 */
final class BrokerProperties {

    /** Largest record batch: a 4 MiB record with its key and headers fits. */
    static final int MAX_BATCH_BYTES = 5 * 1024 * 1024;

    static final int NODE_ID = 1;

    private static final String LISTENERS = "listeners";
    private static final String VOTERS = "controller.quorum.voters";

    private BrokerProperties() {}

    static Map<String, String> of(Path data, int port, int controllerPort) {
        Map<String, String> all = new TreeMap<>();
        all.putAll(node(data, port, controllerPort));
        all.putAll(singleNode());
        all.putAll(thrift());
        all.putAll(durability());
        return all;
    }

    /** The same node without its broker. */
    static Map<String, String> controllerOnly(Map<String, String> properties) {
        Map<String, String> controller = new TreeMap<>(properties);
        controller.put("process.roles", "controller");
        controller.put(LISTENERS, "CONTROLLER://" + controllerAddress(properties));
        controller.keySet().removeAll(List.of("advertised.listeners", "inter.broker.listener.name"));
        return controller;
    }

    static String controllerAddress(Map<String, String> properties) {
        String voter = Objects.requireNonNull(properties.get(VOTERS), VOTERS);
        return voter.substring(voter.indexOf('@') + 1);
    }

    private static Map<String, String> node(Path data, int port, int controllerPort) {
        String client = "CLIENT://" + LoopbackPorts.HOST + ":" + port;
        String controller = LoopbackPorts.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                VOTERS,
                NODE_ID + "@" + controller,
                LISTENERS,
                client + ",CONTROLLER://" + controller,
                "advertised.listeners",
                client,
                "listener.security.protocol.map",
                "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "CLIENT",
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                data.toString());
    }

    private static Map<String, String> singleNode() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                // Ten years: a folder that rested for months still knows its place in the input.
                Map.entry("offsets.retention.minutes", "5256000"),
                Map.entry("message.max.bytes", Integer.toString(MAX_BATCH_BYTES)),
                // Never: a process that was frozen for hours goes on, see DeadRegistration.
                Map.entry("broker.session.timeout.ms", Integer.toString(Integer.MAX_VALUE)),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("metadata.max.idle.interval.ms", "5000"));
    }

    private static Map<String, String> thrift() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("share.coordinator.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.cleaner.io.buffer.size", "262144"),
                Map.entry("log.index.size.max.bytes", "2097152"),
                Map.entry("offsets.load.buffer.size", "1048576"),
                Map.entry("transaction.state.log.load.buffer.size", "1048576"));
    }

    private static Map<String, String> durability() {
        return Map.of(
                "log.flush.interval.ms", "1000",
                "log.flush.scheduler.interval.ms", "1000",
                "log.flush.offset.checkpoint.interval.ms", "5000",
                "log.flush.start.offset.checkpoint.interval.ms", "5000");
    }
}
