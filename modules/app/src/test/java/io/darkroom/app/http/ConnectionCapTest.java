package io.darkroom.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionCapTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void listen() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("x"))
                .connectionHandler(new ConnectionCap(2))
                .listen(0, "127.0.0.1")
                .await();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void connectionBeyondTheCapIsClosedAndTheOthersGoOn() throws IOException {
        try (Socket one = connected();
                Socket two = connected()) {
            assertThat(answered(one)).isTrue();
            assertThat(answered(two)).isTrue();
            try (Socket three = connected()) {
                assertThat(answered(three)).isFalse();
            }
            assertThat(answered(one)).isTrue();
        }
        await().atMost(LIMIT).until(() -> {
            try (Socket later = connected()) {
                return answered(later);
            }
        });
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
        return socket;
    }

    private static boolean answered(Socket socket) {
        try {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[256];
            int bytes = socket.getInputStream().read(answer);
            return bytes > 0 && new String(answer, 0, bytes, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200");
        } catch (IOException reset) {
            return false;
        }
    }
}
