package io.darkroom.sandbox.port;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses loopback ports once and remembers them in a file, so that addresses survive a restart. A remembered port that
 * somebody else has taken meanwhile is chosen anew; a wished one never is. One owner per file; any thread.
 */
public final class LoopbackPorts {

    /** The only host that sandbox parts listen on. */
    public static final String HOST = "127.0.0.1";

    private final Path file;

    public LoopbackPorts(Path file) {
        this.file = file;
    }

    /**
     * The port for a named part: the wished one, else the remembered one if it is free, else a free one that is
     * remembered from now on.
     *
     * @param wished 0 for any
     * @throws IOException when the file cannot be read or written, or the wished port is in use
     */
    public synchronized int claim(String part, int wished) throws IOException {
        Properties known = read();
        if (wished != 0) {
            if (!free(wished)) {
                throw new IOException("port " + wished + " on " + HOST + " is in use");
            }
            return remember(known, part, wished);
        }
        int last = Integer.parseInt(known.getProperty(part, "0"));
        return last != 0 && free(last) ? last : remember(known, part, anyFree(others(known, part)));
    }

    /** Whether nobody listens on this loopback port. */
    public static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static int anyFree(Set<Integer> except) throws IOException {
        while (true) {
            try (ServerSocket probe = new ServerSocket(0, 1, loopback())) {
                if (!except.contains(probe.getLocalPort())) {
                    return probe.getLocalPort();
                }
            }
        }
    }

    private static Set<Integer> others(Properties known, String part) {
        Set<Integer> ports = new TreeSet<>();
        known.forEach((name, port) -> {
            if (!name.equals(part)) {
                ports.add(Integer.valueOf((String) port));
            }
        });
        return ports;
    }

    private Properties read() throws IOException {
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IllegalArgumentException broken) {
                known.clear();
            }
        }
        known.values().removeIf(port -> !((String) port).matches("[1-9][0-9]{0,4}"));
        return known;
    }

    private int remember(Properties known, String part, int port) throws IOException {
        known.setProperty(part, Integer.toString(port));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(next)) {
            known.store(writer, "Ports of the sandbox, kept so that addresses survive a restart");
        }
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return port;
    }
}
