package io.darkroom.providers;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CreativeAI's API, and every other that speaks its dialect, such as the sandbox: one POST, answered when the pictures
 * are drawn. Any thread.
 */
public final class CreativeAi implements ImageProvider {
    /** What it draws: sizes only. The size, width x height in pixels, of each aspect ratio that it has. */
    public static final Map<String, String> ASPECT_SIZES =
            Map.of("1:1", "1024x1024", "3:2", "1536x1024", "2:3", "1024x1536");

    private static final Logger LOG = LoggerFactory.getLogger(CreativeAi.class);

    /** Longest {@link ImageCall#token()}. */
    private static final int TOKEN_LENGTH = 255;

    private final HttpCalls calls;
    private final CreativeAiReplies replies;
    private final boolean idempotent;

    /** CreativeAI as its vendor describes it: nothing is said of idempotency. */
    public CreativeAi(Vertx vertx, HttpSettings http, String apiKey) {
        this(vertx, http, apiKey, false);
    }

    /**
     * Reads the CA file: not on an event loop. Sends nothing yet.
     *
     * @param vertx stays open when this is closed
     * @param apiKey sent to the base address only, never shown
     * @param idempotent whether this API does not bill a repeated token again
     * @throws IllegalArgumentException when key or CA file cannot be used; names the property
     */
    public CreativeAi(Vertx vertx, HttpSettings http, String apiKey, boolean idempotent) {
        ApiKey key = ApiKey.of(http.prefix(), apiKey);
        warnOfClearText(http);
        this.calls = new HttpCalls(vertx, http, request(key));
        this.replies = new CreativeAiReplies(http, key, InstantSource.system());
        this.idempotent = idempotent;
    }

    @Override
    public CompletionStage<Reply> generate(ImageCall call) {
        if (!sendable(call.token())) {
            return CompletableFuture.completedFuture(replies.failed(
                    FailureClass.CONTRACT_BUG, "Nothing was sent: the token is not 1 to 255 visible ASCII characters"));
        }
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        calls.post(call.token(), CreativeAiRequest.json(call), exchange -> reply.complete(read(exchange)));
        return reply;
    }

    @Override
    public boolean idempotent() {
        return idempotent;
    }

    @Override
    public void close() {
        calls.close();
    }

    private static RequestOptions request(ApiKey key) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI(CreativeAiRequest.PATH)
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.AUTHORIZATION, HttpHeaders.createOptimized(key.bearer()))
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpHeaders.createOptimized("application/json"))
                .putHeader(HttpHeaders.ACCEPT, HttpHeaders.createOptimized("application/json"))
                .putHeader(HttpHeaders.USER_AGENT, HttpHeaders.createOptimized("darkroom"));
    }

    /** The stage never fails, not even by a bug of ours: the call may be paid. */
    private Reply read(Exchange exchange) {
        try {
            return replies.of(exchange);
        } catch (RuntimeException e) {
            String reason = e.getClass().getName(); // its message may quote the answer
            LOG.atError().addKeyValue("reason", reason).log("An answer could not be read");
            return replies.failed(FailureClass.PROTOCOL_ERROR, "The answer could not be read: " + reason);
        }
    }

    private static boolean sendable(String token) {
        return !token.isEmpty()
                && token.length() <= TOKEN_LENGTH
                && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static void warnOfClearText(HttpSettings http) {
        if (!http.tls() && !Hosts.loopback(http.host())) {
            LOG.atWarn().addKeyValue("provider", http.prefix()).log("The API key is sent without encryption");
        }
    }
}
