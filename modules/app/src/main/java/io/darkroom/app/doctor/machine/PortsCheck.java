package io.darkroom.app.doctor.machine;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.sandbox.SandboxSettings.Ports;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the ports are free that a process of this configuration listens on: with a cluster that of {@code serve}, without one
 * those of {@code sandbox}; {@code run} takes any. One thread.
 */
public final class PortsCheck implements Check {
    private static final String LOCAL = "127.0.0.1";

    private final List<Port> ports;
    private final Optional<String> owner;

    /**
     * A place to listen.
     *
     * @param property names the port
     * @param number 0 is any
     * @param needed by whom
     */
    record Port(String property, String host, int number, String needed) {}

    public PortsCheck(DarkroomConfig config) {
        this(ports(config), DataDir.user(config));
    }

    /** @param owner who uses the data folder now, and so perhaps the ports */
    PortsCheck(List<Port> ports, Optional<String> owner) {
        this.ports = ports.stream().filter(port -> port.number() > 0).toList();
        this.owner = owner;
    }

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        List<String> free = new ArrayList<>();
        for (Port port : ports) {
            Optional<Finding> taken = trouble(port).map(why -> finding(port, why));
            taken.ifPresentOrElse(findings::add, () -> free.add(port.number() + " (" + port.property() + ")"));
        }
        if (!free.isEmpty()) {
            findings.addFirst(Finding.ok("Free: " + String.join(", ", free) + "."));
        }
        return findings.isEmpty() ? List.of(Finding.ok("No fixed port is used.")) : findings;
    }

    private Finding finding(Port port, String why) {
        String text = "%s %s:%d cannot be listened on: %s".formatted(port.property(), port.host(), port.number(), why);
        return owner.map(who -> Finding.warning(text + ", perhaps by " + who + ", which uses the data folder."))
                .orElseGet(() -> port.needed().equals("serve")
                        ? Finding.fault(text + "; stop who does, or choose another " + port.property() + ".")
                        : Finding.warning(
                                text + "; darkroom " + port.needed() + " needs another " + port.property() + "."));
    }

    private static Optional<String> trouble(Port port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port.host(), port.number()));
            return Optional.empty();
        } catch (BindException e) {
            boolean taken = String.valueOf(e.getMessage()).contains("in use");
            return Optional.of(taken ? "it is in use" : String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<Port> ports(DarkroomConfig config) {
        if (config.cluster().remote()) {
            return List.of(new Port(
                    "server.port",
                    config.server().host(),
                    config.server().port().orElse(0),
                    "serve"));
        }
        Ports sandbox = config.sandbox().ports();
        return List.of(
                new Port("sandbox.kafka-port", LOCAL, sandbox.kafka(), "sandbox"),
                new Port("sandbox.registry-port", LOCAL, sandbox.registry(), "sandbox"),
                new Port("sandbox.api-port", sandbox.apiHost(), sandbox.api(), "sandbox"));
    }
}
