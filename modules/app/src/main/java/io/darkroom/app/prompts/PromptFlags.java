package io.darkroom.app.prompts;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.NeededTopics;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.contract.PromptLock;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import io.darkroom.pipeline.intake.prompts.lock.LockLog;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import picocli.CommandLine.Mixin;

/** Flags of the commands about prompts, and what they lead to: the catalog, and the locks. One thread. */
final class PromptFlags {
    @Mixin
    private final AccessFlags access = new AccessFlags();

    DarkroomConfig load() {
        return access.load();
    }

    PrintWriter out() {
        return access.out();
    }

    PrintWriter err() {
        return access.err();
    }

    /** The prompts of the configuration. */
    static PromptCatalog catalog(DarkroomConfig config) {
        return catalog(config, config.stages().intake().prompts());
    }

    /** The prompts of these settings; what is wrong ends the command with its place. */
    static PromptCatalog catalog(DarkroomConfig config, PromptSettings prompts) {
        return config.settings().checked("", () -> PromptCatalog.load(prompts));
    }

    /** A version by its name. */
    static PromptVersion version(PromptCatalog catalog, String name) {
        return catalog.version(name)
                .orElseThrow(() -> UserError.usage("There is no prompt version %s; there are %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        catalog.versions().stream()
                                                .map(PromptVersion::name)
                                                .toList()))));
    }

    /** A segment of a version by its name. */
    static void requireSegment(PromptVersion version, String segment) {
        if (!version.segments().containsKey(segment)) {
            throw UserError.usage("The prompt version %s has no segment %s; it has %s."
                    .formatted(
                            version.name(),
                            segment,
                            String.join(", ", new TreeSet<>(version.segments().keySet()))));
        }
    }

    /** The way to the topics, which must have the one of the locks. */
    Access open(DarkroomConfig config) {
        Access open = access.open(config);
        try {
            NeededTopics.require(
                    open.installation(),
                    List.of(open.installation().topics().prompts().name()));
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** The locks, where there is something to look at: a cluster, or a data folder. */
    Optional<PromptLocks> locks(DarkroomConfig config) {
        if (!config.cluster().remote() && !Files.isDirectory(DataDir.folder(config))) {
            return Optional.empty();
        }
        try (Access open = open(config)) {
            return Optional.of(new PromptLocks(read(open.installation())));
        }
    }

    static Map<String, PromptLock> read(Installation installation) {
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            return LockLog.read(installation.topics().prompts(), consumer);
        }
    }
}
