package io.darkroom.app.tail;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.check.TopicAdmin;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the records of a topic as JSON lines. One thread. */
@Command(
        name = "tail",
        header = "Print the records of a topic as JSON, one line each.",
        description = "Reads committed records up to the end that the topic has now, or follows it. Each line has key, "
                + "partition, offset, timestamp, headers and value; Avro is decoded with the schema that wrote it. "
                + "Without --bootstrap-servers it looks into --data-dir, also while run or sandbox use it.",
        footer = {
            "Examples:",
            "  darkroom tail image.completed",
            "  darkroom tail image.failed | jq -r .value.failure.error",
            "  darkroom tail image.status --follow --no-from-beginning"
        })
public final class TailCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TOPIC",
            description = "Topic name; topics.prefix is put before it where there is such a topic.")
    @SuppressWarnings("NullAway.Init")
    private String topic;

    @Option(
            names = "--from-beginning",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Start at the oldest record (default) or with what comes from now on.")
    private boolean fromBeginning;

    @Option(
            names = "--follow",
            description = "Go on with new records until Ctrl-C, or until the process ends that uses --data-dir.")
    private boolean follow;

    @Option(names = "--limit", paramLabel = "N", description = "End after N records.")
    private @Nullable Long limit;

    @Option(names = "--partition", paramLabel = "N", description = "Only this partition.")
    private @Nullable Integer partition;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw UserError.usage("--limit must be 1 or more, was " + limit + ".");
        }
        DarkroomConfig loaded = access.load();
        try (Access open = access.open(loaded)) {
            Installation installation = open.installation();
            String name = existing(installation, loaded);
            try (Consumer<byte[], byte[]> consumer = follow ? installation.consumer() : installation.reader()) {
                return print(
                                new TopicReader(name, Optional.ofNullable(partition), fromBeginning, follow),
                                open,
                                consumer)
                        .number();
            }
        }
    }

    private ExitCode print(TopicReader reader, Access open, Consumer<byte[], byte[]> consumer) {
        PrintWriter out = access.out();
        RecordLines lines = new RecordLines(open.installation().serdes().client());
        AtomicBoolean cut = new AtomicBoolean();
        AtomicLong left = new AtomicLong(limit == null ? Long.MAX_VALUE : limit);
        reader.read(consumer, () -> !out.checkError() && !left(open, cut), record -> {
            boolean well = lines.trouble().isEmpty();
            out.println(line(lines, record));
            if (well) {
                lines.trouble().ifPresent(this::complain);
            }
            return left.decrementAndGet() > 0;
        });
        out.flush();
        if (cut.get() && !follow) {
            throw Access.cutOff("not everything was read: the same command reads it from the folder");
        }
        open.farewell(access.err());
        return lines.trouble().isEmpty() ? ExitCode.OK : ExitCode.INFRASTRUCTURE;
    }

    private static boolean left(Access open, AtomicBoolean cut) {
        cut.set(open.gone());
        return cut.get();
    }

    private void complain(String why) {
        access.err()
                .println("darkroom: The schema registry does not answer, values stand as base64: " + why
                        + "; check schema-registry.url (--schema-registry).");
    }

    private static String line(RecordLines lines, ConsumerRecord<byte[], byte[]> record) {
        try {
            return lines.line(record);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The topic with the prefix, else as named; a consumer would wait for one that is not there. */
    private String existing(Installation installation, DarkroomConfig loaded) {
        String prefix = loaded.cluster().topics().prefix();
        List<String> ours = ours(loaded, prefix);
        Set<String> names = names(installation, ours);
        if (names.contains(prefix + topic)) {
            return prefix + topic;
        }
        // Without the prefix it would be a topic of another installation.
        if (names.contains(topic) && !ours.contains(prefix + topic)) {
            return topic;
        }
        Set<String> offered = new TreeSet<>(names);
        offered.removeIf(name -> name.startsWith("_") || name.startsWith("darkroom-"));
        throw UserError.usage("There is no topic %s; there are %s."
                .formatted(ours.contains(prefix + topic) ? prefix + topic : topic, String.join(", ", offered)));
    }

    /** Those that may be meant among Darkroom's own, which say so when this principal may not see them. */
    private List<String> ours(DarkroomConfig loaded, String prefix) {
        return loaded.cluster().topics().whole(loaded.queues()).specs().stream()
                .map(TopicSpec::name)
                .filter(name -> name.equals(topic) || name.equals(prefix + topic))
                .toList();
    }

    private static Set<String> names(Installation installation, List<String> ours) {
        try (Admin admin = installation.admin()) {
            new TopicAdmin(admin).found(ours);
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The topics cannot be listed: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }
}
