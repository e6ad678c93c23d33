package io.darkroom.providers;

import io.darkroom.provider.Assets;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobNews;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.darkroom.providers.answer.AnswerForm;
import io.darkroom.providers.answer.SafeText;
import io.darkroom.providers.dialect.Capabilities;
import io.darkroom.providers.dialect.DialectSettings;
import io.darkroom.providers.dialect.Feature;
import io.darkroom.providers.dialect.RequestBody;
import io.darkroom.providers.http.ApiKey;
import io.darkroom.providers.http.Exchange;
import io.darkroom.providers.http.HttpCalls;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.http.Outgoing;
import io.darkroom.providers.network.Hosts;
import io.darkroom.providers.picture.PictureKeeper;
import io.darkroom.providers.trace.RequestTrace;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An image API over HTTP, in whatever dialect it speaks. Any thread. */
public final class HttpProvider implements ImageProvider {
    private static final Logger LOG = LoggerFactory.getLogger(HttpProvider.class);

    /** Longest look at a job; a picture that comes inside the answer has this time, too. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** Most looks at a time: whole answers with pictures inside lie in memory until they are kept. */
    public static final int MOST_LOOKS = 8;

    private final DialectSettings speech;
    private final HttpCalls submits;
    private final Optional<HttpCalls> looks;
    private final Bodies bodies;
    private final AnswerTexts texts;
    private final Replies replies;
    private final JobReports reports;
    private final OversizedJobs oversized;
    private final RequestTrace trace;
    private final Places places = new Places(MOST_LOOKS);

    /**
     * Reads the CA file: not on an event loop. Sends nothing yet.
     *
     * @param vertx stays open when this is closed
     * @param apiKey sent to the base address only, never shown
     * @param assets keeps pictures that come inside an answer
     * @throws IllegalArgumentException when key or CA file cannot be used; names the property
     */
    public HttpProvider(Vertx vertx, HttpSettings http, String apiKey, DialectSettings speech, Assets assets) {
        ApiKey key = ApiKey.of(http.prefix(), apiKey);
        warnOfClearText(http, key);
        warnOfMissingReference(http, speech);
        AnswerForm form = speech.dialect().answer(speech.fields());
        boolean jobs = capabilities(speech).has(Feature.JOBS);
        this.speech = speech;
        this.submits = new HttpCalls(vertx, http, Optional.of(key));
        this.looks = jobs ? Optional.of(new HttpCalls(vertx, http.within(LOOK), Optional.of(key))) : Optional.empty();
        this.bodies = new Bodies(form, new PictureKeeper(assets));
        this.texts = new AnswerTexts(http, form, new SafeText(key), InstantSource.system());
        JobEnds ends = new JobEnds(texts.safe());
        this.replies = new Replies(texts, jobs ? Optional.of(ends) : Optional.empty());
        this.reports = new JobReports(texts, ends);
        this.trace = new RequestTrace(http, speech.path(), speech.sendTrace());
        this.oversized = new OversizedJobs(http.prefix());
    }

    @Override
    public CompletionStage<Reply> generate(ImageCall call) {
        if (!Tokens.visible(call.token())) {
            return CompletableFuture.completedFuture(texts.failed(
                    FailureClass.CONTRACT_BUG, "Nothing was sent: the token is not 1 to 255 visible ASCII characters"));
        }
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        submits.send(
                Outgoing.post(speech.path(), call.token(), json(call), trace.post()),
                exchange -> safely(exchange, this::end)
                        .whenComplete((read, bug) -> reply.complete(bug == null ? read : broken(bug))));
        return reply;
    }

    @Override
    public CompletionStage<JobReport> poll(String jobId) {
        return looks.map(calls -> places.run(() -> look(calls, jobId)))
                .orElseGet(() -> ImageProvider.super.poll(jobId));
    }

    private CompletionStage<JobReport> look(HttpCalls calls, String jobId) {
        CompletableFuture<JobReport> report = new CompletableFuture<>();
        calls.send(
                Outgoing.get(speech.path() + "/" + Tokens.segment(jobId)),
                exchange -> safely(exchange, end -> look(jobId, end))
                        .whenComplete(
                                (read, bug) -> report.complete(bug == null ? read : reports.unknown(unreadable(bug)))));
        return report;
    }

    @Override
    public CompletionStage<Optional<JobNews>> news(Map<String, String> headers, byte[] body) {
        return looks.isEmpty()
                ? ImageProvider.super.news(headers, body)
                : safely(Buffer.buffer(body), bytes -> bodies.read(bytes, false))
                        .thenApply(reports::of)
                        .whenComplete((read, bug) -> {
                            if (bug != null) {
                                LOG.atError().addKeyValue("reason", name(bug)).log("A webhook could not be read");
                            }
                        });
    }

    @Override
    public int picturesPerCall(String model) {
        return capabilities(speech).picturesPerCall();
    }

    @Override
    public boolean idempotent() {
        return speech.idempotent();
    }

    @Override
    public void close() {
        submits.close();
        looks.ifPresent(HttpCalls::close);
        bodies.close();
    }

    private byte[] json(ImageCall call) {
        return RequestBody.json(speech.fields(), out -> {
            speech.dialect().write(call, out);
            out.text("visibility", speech.visibility());
        });
    }

    private CompletionStage<Reply> end(Exchange exchange) {
        return switch (exchange) {
            case Exchange.NotSent end -> CompletableFuture.completedStage(replies.of(end));
            case Exchange.NoAnswer end -> CompletableFuture.completedStage(replies.of(end));
            case Exchange.Answer answer -> bodies.read(answer.body(), true).thenApply(read -> replies.of(answer, read));
        };
    }

    private CompletionStage<JobReport> look(String jobId, Exchange exchange) {
        return switch (exchange) {
            case Exchange.NotSent end -> CompletableFuture.completedStage(reports.of(end));
            case Exchange.NoAnswer end -> CompletableFuture.completedStage(reports.of(end));
            case Exchange.Answer answer ->
                bodies.read(answer.body(), false)
                        .thenApply(read -> oversized.seen(jobId, answer, read, reports.of(answer, read)));
        };
    }

    /** The stage never fails, not even by a bug of ours: the call may be paid. */
    private Reply broken(Throwable bug) {
        return texts.failed(FailureClass.PROTOCOL_ERROR, unreadable(bug));
    }

    private static String unreadable(Throwable bug) {
        LOG.atError().addKeyValue("reason", name(bug)).log("An answer could not be read");
        return "The answer could not be read: " + name(bug);
    }

    /** Its message may quote the answer. */
    private static String name(Throwable bug) {
        return (bug.getCause() == null ? bug : bug.getCause()).getClass().getName();
    }

    /** What a step throws fails the stage. */
    private static <A, B> CompletionStage<B> safely(A given, Function<A, CompletionStage<B>> step) {
        return CompletableFuture.completedStage(given).thenCompose(step);
    }

    private static Capabilities capabilities(DialectSettings speech) {
        return speech.dialect().capabilities();
    }

    private static void warnOfClearText(HttpSettings http, ApiKey key) {
        if (key.secret() && !http.tls() && !Hosts.loopback(http.host())) {
            LOG.atWarn().addKeyValue("provider", http.prefix()).log("The API key is sent without encryption");
        }
    }

    private static void warnOfMissingReference(HttpSettings http, DialectSettings speech) {
        if (!capabilities(speech).has(Feature.REFERENCE_PICTURE)) {
            LOG.atWarn()
                    .addKeyValue("provider", http.prefix())
                    .log("This API takes no reference picture: products are drawn from words alone");
        }
    }
}
