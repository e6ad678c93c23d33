package io.darkroom.app.http;

import io.darkroom.app.http.HealthReport.Check;
import io.darkroom.app.http.HealthReport.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Asks Kafka for an answer, at most once in five seconds, and waits three seconds at most. Blocks; any thread. */
final class KafkaCheck implements AutoCloseable {
    private static final String NAME = "kafka:answer";
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int LIMIT_MILLIS = 3_000;

    private final Supplier<Optional<Admin>> clients;
    private @Nullable Admin admin;
    private @Nullable Check last;
    private Instant asked = Instant.MIN;

    /** @param clients makes a client once Kafka is known */
    KafkaCheck(Supplier<Optional<Admin>> clients) {
        this.clients = clients;
    }

    /** Whether it answers now, or did a moment ago. */
    synchronized Check check(Instant now) {
        Check known = last;
        if (known != null && now.isBefore(asked.plus(FRESH))) {
            return known;
        }
        Check found = ask().map(why -> away(why, known, now)).orElseGet(() -> well(known, now));
        last = found;
        asked = now;
        return found;
    }

    private static Check well(@Nullable Check known, Instant now) {
        return Check.pass(NAME, "ANSWERS", since(known, Verdict.PASS, now));
    }

    private static Check away(String why, @Nullable Check known, Instant now) {
        return new Check(
                NAME,
                Verdict.FAIL,
                "SILENT",
                Optional.of(since(known, Verdict.FAIL, now)),
                Optional.of("Kafka does not answer: " + why + "."));
    }

    private static Instant since(@Nullable Check known, Verdict verdict, Instant now) {
        return known != null && known.verdict() == verdict ? known.since().orElse(now) : now;
    }

    /** Why there was no answer; empty when there was one. */
    private Optional<String> ask() {
        if (admin == null) {
            admin = clients.get().orElse(null);
        }
        if (admin == null) {
            return Optional.of("the process has just begun");
        }
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(LIMIT_MILLIS))
                    .clusterId()
                    .get(2L * LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause().getMessage()).replaceFirst("\\.$", ""));
        } catch (TimeoutException e) {
            return Optional.of("nothing came within " + LIMIT_MILLIS + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
