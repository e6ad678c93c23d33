package io.darkroom.providers;

import static io.darkroom.provider.FailureClass.PROTOCOL_ERROR;
import static io.darkroom.provider.FailureClass.PROVIDER_ERROR;
import static io.darkroom.provider.FailureClass.PROVIDER_UNAVAILABLE;
import static io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME;
import static io.darkroom.providers.Calls.KEY;
import static io.darkroom.providers.Calls.TWO_PICTURES;
import static io.darkroom.providers.Calls.answer;
import static io.darkroom.providers.Calls.call;
import static io.darkroom.providers.Calls.creativeAi;
import static io.darkroom.providers.Calls.failure;
import static io.darkroom.providers.Calls.http;
import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.provider.Reply;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.network.NetworkSettings;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whether a call may have been billed is never guessed: each way that a connection can end has its class. Most of the time
 * here is waited for, so they wait together.
 */
@Execution(ExecutionMode.CONCURRENT)
class SentOrNotSentTest {

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(48);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n";

    private static Vertx vertx;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().await();
    }

    private static HttpProvider provider(URI base) {
        return provider(base, Duration.ofMinutes(1));
    }

    private static HttpProvider provider(URI base, Duration callTimeout) {
        return creativeAi(vertx, http(base, callTimeout, NetworkSettings.DIRECT), KEY);
    }

    private static Reply.Failed failureAfter(ScriptedServer.Scene scene) throws Exception {
        try (var server = new ScriptedServer(scene);
                var provider = provider(server.base())) {
            Reply.Failed failed = failure(provider);
            assertThat(server.requests()).as("never sent twice").hasSize(1);
            return failed;
        }
    }

    /** How so many calls end at the call timeout, which is grown until this machine sends so many requests within it. */
    private static List<Reply.Failed> atTheCallTimeout(int calls, int sent, ScriptedServer.Scene scene)
            throws Exception {
        Duration limit = SHORT;
        while (true) {
            try (var server = new ScriptedServer(scene);
                    var provider = provider(server.base(), limit)) {
                List<Reply.Failed> ended = failures(provider, calls);
                if (server.requests().size() >= sent || limit.compareTo(LONG) >= 0) {
                    assertThat(server.requests()).as("sent within " + limit).hasSize(sent);
                    return ended;
                }
            }
            limit = limit.multipliedBy(4);
        }
    }

    private static List<Reply.Failed> failures(HttpProvider provider, int calls) throws Exception {
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            replies.add(provider.generate(call("p", "t" + i)).toCompletableFuture());
        }
        List<Reply.Failed> failures = new ArrayList<>();
        for (CompletableFuture<Reply> reply : replies) {
            failures.add((Reply.Failed) reply.get(2, TimeUnit.MINUTES));
        }
        return failures;
    }

    @Test
    void refusedPortMeansNothingWasSent() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (var provider = provider(URI.create("http://localhost:" + port))) {
            Reply.Failed failed = failure(provider);

            assertThat(failed.why()).isEqualTo(PROVIDER_UNAVAILABLE);
            assertThat(failed.error())
                    .isEqualTo("Nothing was sent: no connection to localhost:" + port + ": Connection refused");
            assertThat(failed.httpStatus()).isEmpty();
        }
    }

    @Test
    void unresolvableHostMeansNothingWasSent() throws Exception {
        try (var provider = provider(URI.create("http://no-such-host.invalid"))) {
            Reply.Failed failed = failure(provider);

            assertThat(failed.why()).isEqualTo(PROVIDER_UNAVAILABLE);
            assertThat(failed.error()).contains("no-such-host.invalid");
        }
    }

    @Test
    void silentConnectMeansNothingWasSent() throws Exception {
        // A listener whose backlog is full drops further SYNs.
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> backlog = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                backlog.add(new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort()));
            }
            URI base = URI.create("http://localhost:" + full.getLocalPort());
            HttpSettings http = http(base, Duration.ofMinutes(1), Duration.ofMillis(500), NetworkSettings.DIRECT);
            try (var provider = creativeAi(vertx, http, KEY)) {
                Reply.Failed failed = failure(provider);

                assertThat(failed.why()).isEqualTo(PROVIDER_UNAVAILABLE);
                assertThat(failed.error()).contains("within 500 ms");
            }
            for (Socket socket : backlog) {
                socket.close();
            }
        }
    }

    @Test
    void callThatFindsNoFreeConnectionWasNotSent() throws Exception {
        List<Reply.Failed> failed = atTheCallTimeout(6, 4, ScriptedServer.Visit::neverAnswer);

        assertThat(failed.subList(0, 4)).extracting(Reply.Failed::why).containsOnly(UNKNOWN_OUTCOME);
        assertThat(failed.subList(4, 6)).extracting(Reply.Failed::why).containsOnly(PROVIDER_UNAVAILABLE);
    }

    @Test
    void serverThatNeverAnswersEndsAtTheCallTimeout() throws Exception {
        Reply.Failed failed =
                atTheCallTimeout(1, 1, ScriptedServer.Visit::neverAnswer).getFirst();

        assertThat(failed.why()).isEqualTo(UNKNOWN_OUTCOME);
        assertThat(failed.error()).matches("The request was sent, then no answer within (3|12|48) s");
    }

    @Test
    void resetAfterTheRequestIsUnknown() throws Exception {
        assertThat(failureAfter(ScriptedServer.Visit::reset).why()).isEqualTo(UNKNOWN_OUTCOME);
    }

    @Test
    void closeAfterTheRequestIsUnknown() throws Exception {
        assertThat(failureAfter(visit -> visit.socket().close()).why()).isEqualTo(UNKNOWN_OUTCOME);
    }

    @Test
    void resetInTheStatusLineIsUnknown() throws Exception {
        assertThat(failureAfter(visit -> {
                            visit.send("HTTP/1.1 20");
                            visit.reset();
                        })
                        .why())
                .isEqualTo(UNKNOWN_OUTCOME);
    }

    @Test
    void answerThatIsNoHttpIsUnknown() throws Exception {
        assertThat(failureAfter(visit -> visit.send("SSH-2.0-OpenSSH_9.9\r\n\r\n"))
                        .why())
                .isEqualTo(UNKNOWN_OUTCOME);
    }

    @Test
    void resetInTheBodyBeforeAnyUrlIsUnknown() throws Exception {
        Reply.Failed failed = failureAfter(visit -> {
            visit.send(HEAD + "{\"id\":\"gen_1\",\"data\":[{\"url\":\"https://cdn.exam");
            visit.reset();
        });

        assertThat(failed.why()).isEqualTo(UNKNOWN_OUTCOME);
        assertThat(failed.httpStatus()).hasValue(200);
    }

    @Test
    void bodyShorterThanItsContentLengthIsUnknown() throws Exception {
        Reply.Failed failed = failureAfter(visit -> {
            visit.send(HEAD + "{\"id\":\"gen_1\",\"data\":");
            visit.socket().close();
        });

        assertThat(failed.why()).isEqualTo(UNKNOWN_OUTCOME);
        assertThat(failed.requestId()).contains("gen_1");
    }

    @Test
    void urlThatArrivedBeforeTheBreakIsAResult() throws Exception {
        try (var server = new ScriptedServer(visit -> {
                    visit.send(
                            HEAD + "{\"id\":\"gen_1\",\"data\":[{\"url\":\"https://cdn.example/a.png\"},{\"url\":\"ht");
                    visit.reset();
                });
                var provider = provider(server.base())) {
            assertThat(((Reply.Finished) answer(provider)).images())
                    .containsExactly(URI.create("https://cdn.example/a.png"));
        }
    }

    @Test
    void bodyThatDripsPastTheCallTimeoutIsUnknown() throws Exception {
        Reply.Failed failed = atTheCallTimeout(1, 1, visit -> {
                    visit.send(HEAD + "{\"id\":");
                    while (!visit.serverClosed().await(50, TimeUnit.MILLISECONDS)) {
                        visit.send(" ");
                    }
                })
                .getFirst();

        assertThat(failed.why()).isEqualTo(UNKNOWN_OUTCOME);
        assertThat(failed.error()).containsPattern("within (3|12|48) s");
    }

    @Test
    void statusIsEnoughWhenTheBodyOfAnErrorBreaks() throws Exception {
        Reply.Failed failed = failureAfter(visit -> {
            visit.send("HTTP/1.1 500 X\r\nContent-Length: 500\r\n\r\n{\"error\":");
            visit.reset();
        });

        assertThat(failed.why()).isEqualTo(PROVIDER_ERROR);
    }

    @Test
    void requestThatCouldNotBeWrittenWhollyWasNotSent() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var provider = provider(URI.create("http://localhost:" + listener.getLocalPort()))) {
            CompletableFuture<Reply> reply =
                    provider.generate(call("x".repeat(32 << 20), "t")).toCompletableFuture();
            Socket socket = listener.accept();
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(1_000)).hasSize(1_000);
            socket.setSoLinger(true, 0);
            socket.close();

            Reply.Failed failed = (Reply.Failed) reply.get(60, TimeUnit.SECONDS);

            assertThat(failed.why()).isEqualTo(PROVIDER_UNAVAILABLE);
            assertThat(failed.error()).contains("while the request was being sent");
        }
    }

    @Test
    void reusedConnectionThatBreaksIsNotTriedAgain() throws Exception {
        try (var server = new ScriptedServer(answer(200, TWO_PICTURES), ScriptedServer.Visit::reset);
                var provider = provider(server.base())) {
            answer(provider);

            Reply.Failed failed = failure(provider);

            assertThat(failed.why()).isEqualTo(UNKNOWN_OUTCOME);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void idleConnectionThatTheServerClosedIsReplaced() throws Exception {
        try (var server = new ScriptedServer(
                        visit -> {
                            answer(200, TWO_PICTURES).play(visit);
                            visit.socket().shutdownOutput();
                        },
                        answer(200, TWO_PICTURES));
                var provider = provider(server.base())) {
            answer(provider);
            await().atMost(Duration.ofMinutes(1)).until(() -> answer(provider) instanceof Reply.Finished);

            assertThat(server.connections()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void htmlWithStatus200IsAProtocolError() throws Exception {
        Reply.Failed failed = failureAfter(answer(200, "<html>Welcome</html>"));

        assertThat(failed.why()).isEqualTo(PROTOCOL_ERROR);
        assertThat(failed.error()).isEqualTo("HTTP 200, but the answer is no JSON: <html>Welcome</html>");
    }

    @Test
    void answerBeyondTheSizeLimitIsAProtocolErrorAndNotReadFurther() throws Exception {
        Reply.Failed failed = failureAfter(visit -> {
            visit.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n{\"data\":[{\"b64_json\":\"");
            while (visit.serverClosed().getCount() > 0) {
                visit.send("A".repeat(10_000));
            }
        });

        assertThat(failed.why()).isEqualTo(PROTOCOL_ERROR);
        assertThat(failed.error()).contains("providers.creativeai.max-response-bytes (65536)");
    }

    @Test
    void errorBeyondTheSizeLimitKeepsItsStatusAndBeginning() throws Exception {
        Reply.Failed failed = failureAfter(answer(503, "<html>" + "away ".repeat(50_000)));

        assertThat(failed.why()).isEqualTo(PROVIDER_UNAVAILABLE);
        assertThat(failed.error()).startsWith("HTTP 503: <html>away away").hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void continueAndEarlyHintsComeBeforeTheAnswer() throws Exception {
        try (var server = new ScriptedServer(visit -> {
                    visit.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
                    answer(200, TWO_PICTURES).play(visit);
                });
                var provider = provider(server.base())) {
            assertThat(answer(provider)).isInstanceOf(Reply.Finished.class);
        }
    }

    @Test
    void answerAfterAnotherInterimStatusNeverReachesTheNextCall() throws Exception {
        String second = TWO_PICTURES.replace("gen_42", "gen_43");
        try (var server = new ScriptedServer(
                        visit -> {
                            visit.send("HTTP/1.1 102 Processing\r\n\r\n");
                            answer(200, TWO_PICTURES).play(visit);
                        },
                        answer(200, second));
                var provider = provider(server.base())) {
            Reply.Failed interim = failure(provider);
            Reply.Finished next = (Reply.Finished) answer(provider);

            assertThat(interim.why()).isEqualTo(UNKNOWN_OUTCOME);
            assertThat(next.requestId()).contains("gen_43");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void closeEndsSentCallsAsUnknownAndRefusesNewOnes() throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.Visit::neverAnswer)) {
            HttpProvider provider = provider(server.base());
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                replies.add(provider.generate(call("p", "t" + i)).toCompletableFuture());
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().size() == 4);

            provider.close();

            assertThat(replies).allMatch(CompletableFuture::isDone);
            assertThat(replies.subList(0, 4)).allMatch(reply -> ((Reply.Failed) reply.join()).why() == UNKNOWN_OUTCOME);
            assertThat(((Reply.Failed) replies.get(4).join()).why()).isEqualTo(PROVIDER_UNAVAILABLE);
            assertThat(failure(provider).why()).isEqualTo(PROVIDER_UNAVAILABLE);
            provider.close();
        }
    }

    @Test
    void callAfterVertxHasStoppedIsAnsweredToo() throws Exception {
        Vertx own = Vertx.vertx();
        try (var provider = creativeAi(own, http(URI.create("http://localhost:1")), KEY)) {
            own.close().await();

            assertThat(failure(provider).why()).isEqualTo(PROVIDER_UNAVAILABLE);
        }
    }
}
