package io.darkroom.app.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that knows only CONNECT and one user; every host it is asked for is the same port here. Any thread. */
final class ConnectProxy implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final String credentials;
    private final List<String> tunnels = new CopyOnWriteArrayList<>();

    ConnectProxy(int target, String user, String password) throws IOException {
        this.target = target;
        credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Host and port of each tunnel that was allowed. */
    List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean allowed = false;
                for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
                    allowed |= header.equalsIgnoreCase("Proxy-Authorization: Basic " + credentials);
                }
                if (allowed) {
                    tunnel(client, line.split(" ", 3)[1]);
                    return;
                }
                say(
                        client,
                        "407 Proxy Authentication Required",
                        "Proxy-Authenticate: Basic realm=here",
                        "Content-Length: 0");
            }
        } catch (IOException oneSideHasGone) {
            // The test sees what became of the call.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tunnel(Socket client, String to) throws IOException, InterruptedException {
        tunnels.add(to);
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            say(client, "200 OK");
            Thread back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.join();
        }
    }

    private static void say(Socket client, String... head) throws IOException {
        String text = "HTTP/1.1 " + String.join("\r\n", head) + "\r\n\r\n";
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException oneSideHasGone) {
            // So the other one is closed too.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
