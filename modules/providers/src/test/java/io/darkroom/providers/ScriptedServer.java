package io.darkroom.providers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server on a real socket that plays one scene per request, the last one for ever. Any thread. */
public final class ScriptedServer implements AutoCloseable {

    /** What the server does with one request that it has read. */
    @FunctionalInterface
    public interface Scene {
        void play(Visit visit) throws Exception;
    }

    /** A request as it came over the wire. */
    public record Request(int connection, String line, Map<String, String> headers, String body) {}

    /** One request and the connection to answer it on. */
    public record Visit(Request request, Socket socket, OutputStream out, CountDownLatch serverClosed) {

        public void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        public void neverAnswer() throws InterruptedException {
            serverClosed.await();
        }
    }

    private final ServerSocket listener;
    private final String scheme;
    private final List<Scene> scenes;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    public ScriptedServer(Scene... scenes) {
        this(ServerSocketFactory.getDefault(), "http", scenes);
    }

    ScriptedServer(Scene scene, InetAddress address) {
        this(ServerSocketFactory.getDefault(), "http", address, scene);
    }

    ScriptedServer(ServerSocketFactory sockets, String scheme, Scene... scenes) {
        this(sockets, scheme, InetAddress.getLoopbackAddress(), scenes);
    }

    private ScriptedServer(ServerSocketFactory sockets, String scheme, InetAddress address, Scene... scenes) {
        try {
            this.listener = sockets.createServerSocket(0, 50, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scheme = scheme;
        this.scenes = List.of(scenes);
        Thread.ofVirtual().start(this::accept);
    }

    public static Scene answer(int status, String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return visit ->
                visit.send("HTTP/1.1 " + status + " X\r\nContent-Length: " + length + "\r\n" + more + "\r\n" + body);
    }

    public URI base() {
        return URI.create(scheme + "://localhost:" + listener.getLocalPort());
    }

    public int port() {
        return listener.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Request request = read(in, connection); request != null; request = read(in, connection)) {
                requests.add(request);
                Scene scene = scenes.get(Math.min(requests.size(), scenes.size()) - 1);
                scene.play(new Visit(request, socket, out, closed));
            }
        } catch (SocketException e) {
            // the client, or the scene, closed the connection
        } catch (Exception e) {
            if (closed.getCount() > 0 && !(e instanceof IOException)) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static @Nullable Request read(InputStream in, int connection) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new IOException("no HTTP");
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(connection, line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
