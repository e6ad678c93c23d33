package io.darkroom.app.webhook;

import io.darkroom.app.config.WebhookConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.provider.JobNews;
import io.darkroom.provider.JobReport;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end point of webhooks without HTTP: makes addresses, judges what comes in, hands it on. Any thread. */
public final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    /** Largest body that is read: as many as are read at once lie in memory. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int SHORTEST_SECRET = 32;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI base;
    private final CallSeal seal;
    private final Map<String, Sender> senders = new TreeMap<>();
    private final Function<String, Optional<Inbox>> inboxes;
    private final WebhookMetrics metrics;
    private final Clock clock;
    private final Duration limit;
    private final AtomicInteger running = new AtomicInteger();

    private record Sender(BodySignature signature, int maxBytes) {}

    Webhooks(
            WebhookConfig config,
            URI base,
            Function<String, Optional<Inbox>> inboxes,
            MeterRegistry meters,
            Clock clock,
            Duration limit) {
        this.base = base;
        this.seal = new CallSeal(config.seal().required("webhooks.url", SHORTEST_SECRET));
        config.senders()
                .forEach((provider, sender) -> senders.put(
                        provider,
                        new Sender(BodySignatures.of(provider, sender), Math.min(MOST_BYTES, sender.maxBytes()))));
        this.inboxes = inboxes;
        this.metrics = new WebhookMetrics(meters);
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * The end point; empty when no webhooks are wished for.
     *
     * @param inboxes by provider, of the stages that run now
     * @throws UserError when a secret is missing or too short
     */
    public static Optional<Webhooks> of(
            WebhookConfig config, Function<String, Optional<Inbox>> inboxes, MeterRegistry meters) {
        return config.url().map(url -> new Webhooks(config, url, inboxes, meters, Clock.systemUTC(), LIMIT));
    }

    /** Where a provider may tell the outcomes of its jobs. */
    public Callbacks callbacks(String provider) {
        return new SealedCallbacks(base, provider, seal);
    }

    /** Largest body that is read from a provider; empty for one that does not exist. */
    Optional<Integer> maxBytes(String provider) {
        return Optional.ofNullable(senders.get(provider)).map(Sender::maxBytes);
    }

    /** The call that an address belongs to; empty when it was not made by {@link #callbacks}. */
    Optional<CallAddress> call(String provider, String call, String seals) {
        return seal.open(provider, call, seals);
    }

    /** Takes a place among those that are read at once; it must be given back. */
    boolean enter() {
        if (running.incrementAndGet() > MOST_AT_ONCE) {
            leave();
            return false;
        }
        return true;
    }

    void leave() {
        running.decrementAndGet();
    }

    /** Judges a whole webhook whose address is good, and hands it on. Never fails. */
    CompletableFuture<Verdict> take(String provider, CallAddress call, Map<String, String> headers, byte[] body) {
        Sender sender = senders.get(provider);
        Optional<Inbox> inbox = inboxes.apply(provider);
        if (sender == null || !sender.signature().good(headers, body, clock.instant())) {
            return CompletableFuture.completedFuture(Verdict.SIGNATURE);
        }
        if (inbox.isEmpty()) {
            return CompletableFuture.completedFuture(Verdict.NOT_HERE);
        }
        return CompletableFuture.completedFuture(inbox.get())
                .thenCompose(ours -> ours.read(headers, body))
                .thenCompose(news -> news.map(told -> keep(inbox.get(), call, told))
                        .orElseGet(() -> CompletableFuture.completedFuture(Verdict.UNREADABLE)))
                .completeOnTimeout(Verdict.LATE, limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(Webhooks::failed);
    }

    /** What tells nothing of the job is not kept: the sender comes again with it. */
    private static CompletableFuture<Verdict> keep(Inbox inbox, CallAddress call, JobNews news) {
        if (news.report() instanceof JobReport.Unknown unknown) {
            LOG.atWarn().addKeyValue("reason", unknown.why()).log("a webhook could not be kept");
            return CompletableFuture.completedFuture(Verdict.FAILED);
        }
        return inbox.keep(call, news).thenApply(safe -> Verdict.TAKEN).toCompletableFuture();
    }

    private static Verdict failed(Throwable why) {
        LOG.atWarn().setCause(why).log("a webhook could not be read");
        return Verdict.FAILED;
    }

    /** Counts a webhook, and logs one that is refused though its address is good. */
    void count(String provider, Verdict verdict) {
        metrics.came(provider, verdict);
        if (verdict == Verdict.SIGNATURE || verdict == Verdict.UNREADABLE || verdict == Verdict.TOO_LARGE) {
            LOG.atWarn()
                    .addKeyValue("provider", provider)
                    .addKeyValue("status", verdict.status())
                    .addKeyValue("reason", verdict.written())
                    .log("a webhook with a good address was refused");
        }
    }
}
