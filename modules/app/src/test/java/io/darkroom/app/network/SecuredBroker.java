package io.darkroom.app.network;

import static org.awaitility.Awaitility.await;

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

/**
 * A Kafka broker in a process of its own whose clients need TLS and a password, as a company's cluster does. One thread.
 */
final class SecuredBroker implements AutoCloseable {
    private final Path folder;
    private final int clients = freePort();
    private final int inside = freePort();
    private final Process process;

    private SecuredBroker(Path folder, OwnCertificate certificate, String user, String password)
            throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        Path settings = Files.writeString(folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%3$d
                listeners=CLIENTS://127.0.0.1:%1$d,INSIDE://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=CLIENTS://127.0.0.1:%1$d,INSIDE://127.0.0.1:%2$d
                listener.security.protocol.map=CLIENTS:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=INSIDE
                controller.listener.names=CONTROLLER
                log.dirs=%4$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=8388608
                listener.name.clients.ssl.keystore.type=PKCS12
                listener.name.clients.ssl.keystore.location=%5$s
                listener.name.clients.ssl.keystore.password=%6$s
                listener.name.clients.ssl.key.password=%6$s
                listener.name.clients.sasl.enabled.mechanisms=PLAIN
                listener.name.clients.plain.sasl.jaas.config=%7$s required user_%8$s="%9$s";
                """.formatted(
                        clients,
                        inside,
                        freePort(),
                        folder.resolve("data"),
                        certificate.store(),
                        OwnCertificate.PASSWORD,
                        "org.apache.kafka.common.security.plain.PlainLoginModule",
                        user,
                        password));
        Process format =
                java("kafka.tools.StorageTool", "format", "-t", "c2VjdXJlZC1icm9rZXItMQ", "-c", settings.toString());
        if (!format.waitFor(60, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new IOException(Files.readString(log()));
        }
        process = java("kafka.Kafka", settings.toString());
    }

    /** Starts it and waits until it takes connections. */
    static SecuredBroker start(Path folder, OwnCertificate certificate, String user, String password) throws Exception {
        SecuredBroker broker = new SecuredBroker(folder, certificate, user, password);
        try {
            await().atMost(Duration.ofMinutes(1)).until(broker::listens);
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw new IllegalStateException(Files.readString(broker.log()), e);
        }
    }

    /** For clients with TLS and password. */
    String bootstrapServers() {
        return "127.0.0.1:" + clients;
    }

    /** For the registry, which stands beside the broker. */
    String insideServers() {
        return "127.0.0.1:" + inside;
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("ended: " + Files.readString(log()));
        }
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), clients), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process java(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("broker.log");
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
