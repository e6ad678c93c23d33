package io.darkroom.app.prompts;

import io.darkroom.app.command.person.Operator;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.PromptLock;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Locks the words of a version before they are used. One thread. */
@Command(
        name = "freeze",
        header = "Lock the words of a prompt version, before or after their first use.",
        description =
                "From then on every process refuses to start with other words under this name. There is no way back: "
                        + "new words are a new version. Locked words stay as they are. Without a cluster each provider has a data folder of "
                        + "its own: --provider names the one that will draw.",
        footer = {
            "Examples:",
            "  darkroom prompts freeze spring_v2",
            "  darkroom prompts freeze spring_v2 --provider creativeai"
        })
final class PromptsFreezeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VERSION", description = "Name of the version.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Mixin
    private final PromptFlags prompts = new PromptFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = prompts.load();
        PromptVersion version = PromptFlags.version(PromptFlags.catalog(config), name);
        if (!config.cluster().remote()) {
            DataDir.make(config);
        }
        try (Access open = prompts.open(config)) {
            PromptLocks locks = new PromptLocks(PromptFlags.read(open.installation()));
            refuseChanged(version, locks);
            List<Wording> free = version.wordings().stream()
                    .filter(wording -> locks.of(wording).isEmpty())
                    .toList();
            lock(free, open.installation());
            prompts.out()
                    .println("%s: %s locked now, %d before."
                            .formatted(
                                    version.name(),
                                    Counted.of(free.size(), "segment"),
                                    version.segments().size() - free.size()));
            prompts.out().flush();
        }
        return ExitCode.OK.number();
    }

    private static void refuseChanged(PromptVersion version, PromptLocks locks) {
        if (version.wordings().stream().anyMatch(locks::isChanged)) {
            throw UserError.usage(
                    "The words of %s are not those that were used under this name; darkroom prompts diff %s shows how."
                            .formatted(version.name(), version.name()));
        }
    }

    private static void lock(List<Wording> wordings, Installation installation) {
        Topic<PromptLock> topic = installation.topics().prompts();
        installation.serdes().register(List.of(topic));
        String by = Operator.name();
        try (Producer<byte[], byte[]> producer = installation.producer()) {
            for (Wording wording : wordings) {
                byte[] value = topic.value()
                        .serializer()
                        .serialize(topic.name(), PromptLocks.lock(wording, Instant.now(), by));
                producer.send(new ProducerRecord<>(topic.name(), wording.key().getBytes(StandardCharsets.UTF_8), value))
                        .get();
            }
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The locks could not be written: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted; some words may be locked.");
        }
    }
}
