package io.darkroom.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    Path temp;

    @Test
    void dataAndAddressSurviveARestart() throws Exception {
        Path dir = temp.resolve("broker");
        String address;
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(dir, 0))) {
            address = broker.bootstrapServers();
            Records records = new Records(address);
            records.createTopic();
            records.write(List.of("first", "x".repeat(4 << 20)));
        }

        try (EmbeddedBroker again = EmbeddedBroker.start(new BrokerSettings(dir, 0))) {
            assertThat(again.bootstrapServers()).isEqualTo(address).startsWith("127.0.0.1:");
            assertThat(new Records(address).all()).hasSize(2).contains("first");
            assertThat(again.failure()).isNotDone();
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesKillNine() throws Exception {
        Path dir = temp.resolve("broker");
        List<String> written = IntStream.range(0, 5_000).mapToObj(i -> "v" + i).toList();
        try (BrokerProcess broker = BrokerProcess.start(new BrokerSettings(dir, 0))) {
            Records records = new Records(broker.bootstrapServers());
            records.createTopic();
            records.write(written);
            broker.kill();
        }

        try (EmbeddedBroker again = EmbeddedBroker.start(new BrokerSettings(dir, 0))) {
            assertThat(new Records(again.bootstrapServers()).all()).isEqualTo(written);
        }
    }

    @Test
    void aFolderInUseIsRefused() {
        Path dir = temp.resolve("broker");
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(dir, 0))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(new BrokerSettings(dir, 0)))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining(dir.toString())
                    .hasMessageContaining("in use by another process");
            assertThat(broker.failure()).isNotDone();
        }
    }

    @Test
    void anInterruptedFirstStartIsDoneAgain() throws Exception {
        Path dir = temp.resolve("broker");
        Files.createDirectories(dir.resolve("data"));
        Files.writeString(dir.resolve("data/meta.properties"), "half");

        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(dir, 0))) {
            assertThat(broker.bootstrapServers()).isNotEmpty();
        }
    }

    @Test
    void aDamagedFolderIsRefusedWithItsName() throws Exception {
        Path dir = temp.resolve("broker");
        EmbeddedBroker.start(new BrokerSettings(dir, 0)).close();
        Files.writeString(dir.resolve("data/meta.properties"), "node.id=7\nversion=1\n");

        assertThatThrownBy(() -> EmbeddedBroker.start(new BrokerSettings(dir, 0)))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining(dir.toString())
                .hasMessageContaining("Move it away to start afresh");
    }

    @Test
    void aFolderOfAnotherKafkaIsRefused() throws Exception {
        Path dir = Files.createDirectories(temp.resolve("broker"));
        Files.writeString(dir.resolve("broker.properties"), "kafka=4.9.0\n");

        assertThatThrownBy(() -> EmbeddedBroker.start(new BrokerSettings(dir, 0)))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("was written by Kafka 4.9.0, this is 4.3.1");
    }

    @Test
    void aFolderWithForeignDataIsRefusedAndLeftAlone() throws Exception {
        Path dir = temp.resolve("broker");
        Path foreign = Files.createDirectories(dir.resolve("data/orders-0"));

        assertThatThrownBy(() -> EmbeddedBroker.start(new BrokerSettings(dir, 0)))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("holds data that no embedded broker wrote");
        assertThat(foreign).exists();
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedBroker.start(new BrokerSettings(file, 0)))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("cannot be made or is no folder");
    }

    @Test
    void aWishedPortThatIsTakenIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            BrokerSettings settings = new BrokerSettings(temp.resolve("broker"), taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " on 127.0.0.1 is in use");
        }
    }
}
