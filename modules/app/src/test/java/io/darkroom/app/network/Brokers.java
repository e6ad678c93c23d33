package io.darkroom.app.network;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Kafka cluster of brokers that are processes of their own, each also a controller, so that one can be killed. Clients
 * come in by the door that the {@link Entrance} describes; the registry, which stands beside the brokers, by an inner one
 * without a lock. One thread.
 */
public final class Brokers implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Warnings, and every right that was asked for in vain. */
    private static final String LOGS = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
              </appender>
              <logger name="kafka.authorizer.logger" level="INFO"/>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private static final String CLUSTER = "ZGFya3Jvb20tYnJva2Vycw";

    private final List<Node> nodes;

    private Brokers(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** One process: its ports and its folder stay, whatever becomes of it. */
    private static final class Node {
        private final Path folder;
        private final int clients;
        private final int inside;
        private final int controller;
        private Process process;

        Node(Path folder) throws IOException {
            this.folder = Files.createDirectories(folder);
            List<ServerSocket> held = new ArrayList<>();
            for (int port = 0; port < 3; port++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            Files.writeString(folder.resolve("logback.xml"), LOGS);
            clients = held.get(0).getLocalPort();
            inside = held.get(1).getLocalPort();
            controller = held.get(2).getLocalPort();
            for (ServerSocket each : held) {
                each.close();
            }
        }

        Path settings() {
            return folder.resolve("server.properties");
        }

        String said() {
            try {
                return Files.readString(folder.resolve("broker.log"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        Process java(String... words) throws IOException {
            List<String> command =
                    DarkroomProcess.java("-Xmx512m", "-Dlogback.configurationFile=" + folder.resolve("logback.xml"));
            command.addAll(List.of(words));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("broker.log").toFile()))
                    .start();
        }

        boolean listens() {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended: " + said());
            }
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), clients), 1000);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        }
    }

    /** Starts so many and waits until all take connections. */
    public static Brokers start(Path folder, int count, Entrance entrance) throws Exception {
        List<Node> nodes = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            nodes.add(new Node(folder.resolve("broker-" + id)));
        }
        Brokers brokers = new Brokers(nodes);
        try {
            brokers.format(entrance);
            for (int number = 1; number <= count; number++) {
                brokers.launch(number);
            }
            brokers.awaitAll();
            return brokers;
        } catch (RuntimeException | IOException | InterruptedException e) {
            brokers.close();
            throw e;
        }
    }

    /** For clients. */
    public String bootstrapServers() {
        return addresses(node -> node.clients);
    }

    /** For the registry, and for looking inside without any right. */
    public String insideServers() {
        return addresses(node -> node.inside);
    }

    /** Kills one, 1 to the number of them, as a loss of its machine does. */
    public void kill(int number) {
        nodes.get(number - 1)
                .process
                .destroyForcibly()
                .onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }

    /** Starts one that was killed, and waits until it takes connections. */
    public void restart(int number) throws IOException {
        launch(number);
        awaitAll();
    }

    /** What a broker printed. */
    public String said(int number) {
        return nodes.get(number - 1).said();
    }

    private void launch(int number) throws IOException {
        Node node = nodes.get(number - 1);
        node.process = node.java("kafka.Kafka", node.settings().toString());
    }

    private void awaitAll() {
        await().atMost(LIMIT).until(() -> nodes.stream().allMatch(Node::listens));
    }

    private void format(Entrance entrance) throws IOException, InterruptedException {
        for (int id = 1; id <= nodes.size(); id++) {
            Node node = nodes.get(id - 1);
            Files.writeString(node.settings(), settings(id, node) + entrance.settings());
            node.process = node.java(
                    "kafka.tools.StorageTool",
                    "format",
                    "-t",
                    CLUSTER,
                    "-c",
                    node.settings().toString());
        }
        for (Node node : nodes) {
            if (!node.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || node.process.exitValue() != 0) {
                throw new IOException(node.said());
            }
        }
    }

    private String settings(int id, Node node) {
        int copies = Math.min(3, nodes.size());
        return """
                process.roles=broker,controller
                node.id=%d
                controller.quorum.voters=%s
                listeners=CLIENTS://127.0.0.1:%3$d,INSIDE://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%5$d
                advertised.listeners=CLIENTS://127.0.0.1:%3$d,INSIDE://127.0.0.1:%4$d
                inter.broker.listener.name=INSIDE
                controller.listener.names=CONTROLLER
                log.dirs=%6$s
                auto.create.topics.enable=false
                default.replication.factor=%7$d
                offsets.topic.replication.factor=%7$d
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=%7$d
                transaction.state.log.min.isr=%8$d
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=%7$d
                share.coordinator.state.topic.min.isr=%8$d
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=1000
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(
                        id,
                        IntStream.rangeClosed(1, nodes.size())
                                .mapToObj(voter -> voter + "@127.0.0.1:" + nodes.get(voter - 1).controller)
                                .collect(Collectors.joining(",")),
                        node.clients,
                        node.inside,
                        node.controller,
                        node.folder.resolve("data"),
                        copies,
                        copies == 3 ? 2 : 1);
    }

    private String addresses(java.util.function.ToIntFunction<Node> port) {
        return nodes.stream().map(node -> "127.0.0.1:" + port.applyAsInt(node)).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        nodes.stream()
                .filter(node -> node.process != null)
                .forEach(node -> node.process
                        .destroyForcibly()
                        .onExit()
                        .orTimeout(1, TimeUnit.MINUTES)
                        .join());
    }
}
