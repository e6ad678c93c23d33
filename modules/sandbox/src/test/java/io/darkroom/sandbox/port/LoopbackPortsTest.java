package io.darkroom.sandbox.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackPortsTest {

    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void file() {
        file = temp.resolve("ports.properties");
    }

    @Test
    void aPortStaysTheSameFromOneStartToTheNext() throws Exception {
        int first = new LoopbackPorts(file).claim("api", 0);

        assertThat(new LoopbackPorts(file).claim("api", 0)).isEqualTo(first);
    }

    @Test
    void partsOfOneFolderNeverShareAPort() throws Exception {
        LoopbackPorts ports = new LoopbackPorts(file);

        assertThat(ports.claim("api", 0)).isNotEqualTo(ports.claim("registry", 0));
    }

    @Test
    void aRememberedPortThatWasTakenIsChosenAnew() throws Exception {
        LoopbackPorts ports = new LoopbackPorts(file);
        int first = ports.claim("api", 0);
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(ports.claim("api", 0)).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void aWishedPortThatIsTakenIsAnError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> new LoopbackPorts(file).claim("api", taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is in use");
        }
    }

    @Test
    void aBrokenFileIsAsGoodAsNone() throws Exception {
        Files.writeString(file, "api=\\u00zz\n");

        assertThat(new LoopbackPorts(file).claim("api", 0)).isPositive();
    }
}
