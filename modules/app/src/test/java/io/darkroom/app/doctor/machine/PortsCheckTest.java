package io.darkroom.app.doctor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.doctor.check.Verdict;
import io.darkroom.app.doctor.machine.PortsCheck.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsCheckTest {
    private static final String HERE = "127.0.0.1";

    @Test
    void aPortInUseKeepsServeFromStarting() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = new Port("server.port", HERE, other.getLocalPort(), "serve");

            assertThat(look(port, Optional.empty()))
                    .containsExactly(Finding.fault(
                            "server.port 127.0.0.1:%d cannot be listened on: it is in use; stop who does, or choose another server.port."
                                    .formatted(other.getLocalPort())));
        }
    }

    @Test
    void aPortThatADarkroomOfThisFolderUsesIsNoFault() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = new Port("server.port", HERE, other.getLocalPort(), "serve");

            assertThat(look(port, Optional.of("process 7 (darkroom serve)")))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.verdict()).isEqualTo(Verdict.WARNING);
                        assertThat(found.text())
                                .endsWith(
                                        "it is in use, perhaps by process 7 (darkroom serve), which uses the data folder.");
                    });
        }
    }

    @Test
    void aPortThatOnlyTheSandboxNeedsIsAWarning() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = new Port("sandbox.api-port", HERE, other.getLocalPort(), "sandbox");

            assertThat(look(port, Optional.empty()))
                    .extracting(Finding::verdict)
                    .containsExactly(Verdict.WARNING);
        }
    }

    @Test
    void aHostThatIsNotOfThisMachineIsAFault() {
        assertThat(look(new Port("server.port", "192.0.2.1", 18_090, "serve"), Optional.empty()))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.FAULT);
    }

    @Test
    void anyPortIsAlwaysFree() {
        assertThat(look(new Port("server.port", HERE, 0, "serve"), Optional.empty()))
                .containsExactly(Finding.ok("No fixed port is used."));
    }

    private static List<Finding> look(Port port, Optional<String> owner) {
        return new PortsCheck(List.of(port), owner).look();
    }
}
