package io.darkroom.app.provider;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.FailureText;
import io.darkroom.app.wording.Span;
import io.darkroom.app.work.QueueLength;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.StoredWork;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.text.Shown;
import io.darkroom.pipeline.generate.pace.Rate;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what stands and what waits. One thread. */
@Command(
        name = "show",
        header = "Print whether a provider is held or limited, and what waits for it.",
        description = {
            "Reads topics and changelogs only: it works while every process is down.",
            "Several providers are a table: calls at a time, stream threads at work, records to be read, calls sent, requests "
                    + "in line, retries that wait."
        },
        footer = {"Examples:", "  darkroom provider show", "  darkroom provider show creativeai"})
final class ProviderShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Provider; default: all that have topics.")
    private @Nullable String name;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        try (Desk desk = Desk.open(access, Optional.ofNullable(name))) {
            if (name != null) {
                desk.require(name);
            }
            Set<String> wanted = name == null ? desk.providers() : Set.of(name);
            if (wanted.isEmpty()) {
                throw UserError.usage("No provider has topics here; darkroom topics create makes them.");
            }
            if (wanted.size() == 1) {
                wanted.forEach(provider -> show(desk, provider));
            } else {
                new ProviderTable(desk).lines(wanted).forEach(access.out()::println);
                access.out().println("darkroom provider show NAME tells more of one.");
            }
            access.out().flush();
        }
        return ExitCode.OK.number();
    }

    private void show(Desk desk, String provider) {
        PrintWriter out = access.out();
        StageGroup group = desk.group(provider);
        field("provider", provider);
        Optional<SchemaRegistryException> silence = ordered(desk, provider);
        field("rate", desk.rate(provider).map(Rate::toString).orElse("none") + " in this configuration");
        field(
                "at work",
                group.idle()
                        ? "nobody: no darkroom serve runs generation of it"
                        : "%s in %s".formatted(Counted.of(group.members(), "stream thread"), group.id()));
        try (Consumer<byte[], byte[]> consumer = desk.consumer()) {
            work(desk.names(provider), group, consumer);
        }
        out.println();
        out.flush();
        silence.ifPresent(why -> {
            throw why;
        });
    }

    /** The orders that stand; or why they are not known, when the schema registry does not answer: the rest needs none. */
    private Optional<SchemaRegistryException> ordered(Desk desk, String provider) {
        try {
            StandingOrders standing = desk.standing(provider);
            field(
                    "state",
                    standing.hold().map(hold -> Wording.hold(hold.value())).orElse(Wording.NOT_HELD));
            field(
                    "limit",
                    standing.limit().map(limit -> Wording.limit(limit.value())).orElse("none"));
            field("cap", cap(desk.cap(provider), standing, desk.partitions(provider)));
            return Optional.empty();
        } catch (SchemaRegistryException e) {
            if (!e.unavailable()) {
                throw e;
            }
            field("state", "not known, nor is a limit: the schema registry does not answer");
            return Optional.of(e);
        }
    }

    private static String cap(Optional<Integer> cap, StandingOrders standing, int partitions) {
        return cap.map(calls -> Counted.of(Math.max(standing.cap(calls), partitions), "call") + " at a time"
                        + Wording.floor(standing.cap(calls), partitions) + ", max-in-flight is " + calls
                        + " in this configuration")
                .orElse("max-in-flight is not set in this configuration");
    }

    private void work(WorkTopics names, StageGroup group, Consumer<byte[], byte[]> consumer) {
        for (String topic : List.of(names.requests(), names.backfill(), names.retries())) {
            field("to be read", topic + ": " + length(QueueLength.of(topic, group, consumer)));
        }
        StoredWork stored = StoredWork.read(names, consumer);
        field("stored", "calls sent or ready: %d, requests in line: %d".formatted(stored.sent(), stored.queued()));
        field(
                "retries",
                stored.retries() == 0
                        ? "none waits"
                        : "%s, the next %s%s"
                                .formatted(
                                        Counted.of(
                                                stored.retries(), "waits for its due time", "wait for their due times"),
                                        stored.nextDue()
                                                .map(ProviderShowCommand::due)
                                                .orElse("is not known"),
                                        stored.lastFailure()
                                                .map(why -> "; the last one stored is after " + FailureText.of(why))
                                                .orElse("")));
        if (stored.waiting() > 0) {
            field("campaigns", Counted.of(stored.waiting(), "request waits", "requests wait") + " for their campaign");
        }
    }

    /** One that is due may wait for a permit, for a hold, or for a provider that does not work. */
    private static String due(Instant time) {
        Duration late = Duration.between(time, Instant.now());
        return late.isNegative()
                ? "is " + time
                : "was due %s, %s ago, and waits for its turn".formatted(time, Span.of(late));
    }

    private static String length(QueueLength queue) {
        return queue.oldest()
                .map(oldest -> "about %s, the oldest since %s (%s)"
                        .formatted(
                                Counted.of(queue.records(), "record"),
                                oldest,
                                Span.of(Duration.between(oldest, Instant.now()))))
                .orElse("nothing");
    }

    private void field(String label, String value) {
        access.out().printf("%-11s %s%n", label, Shown.of(value));
    }
}
