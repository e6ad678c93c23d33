package io.darkroom.providers;

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
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP proxy that knows only CONNECT, with one user. Any thread. */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final String credentials;
    private final AtomicInteger tunnels = new AtomicInteger();

    TunnelProxy(String user, String password) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int tunnels() {
        return tunnels.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
            String connect = in.readLine();
            if (connect == null) {
                return;
            }
            String target = connect.split(" ", 3)[1];
            boolean allowed = false;
            for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
                allowed |= header.equalsIgnoreCase("Proxy-Authorization: Basic " + credentials);
            }
            if (!allowed) {
                answer(client, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
                return;
            }
            int colon = target.lastIndexOf(':');
            try (Socket server =
                    new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
                tunnels.incrementAndGet();
                answer(client, "HTTP/1.1 200 OK\r\n\r\n");
                Thread back = Thread.ofVirtual().start(() -> copy(server, client));
                copy(client, server);
                back.join();
            }
        } catch (IOException e) {
            // one side has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket client, String head) throws IOException {
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side has gone
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
