package io.darkroom.app.local;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.app.local.disk.Owner;
import io.darkroom.app.log.LogOutput;
import io.darkroom.sandbox.SandboxSettings.Ports;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The way to the topics for a command that only looks: the cluster of the configuration, else the process that already
 * uses the data folder, else broker and registry started in this process on that folder. Any thread.
 */
public final class Access implements AutoCloseable {
    private static final String ENDED = "The process whose data folder this is has ended; ";

    private final ClosingStack open = ClosingStack.ofCommand();
    private final Installation installation;
    private Optional<Owner> host = Optional.empty();
    private BooleanSupplier gone = () -> false;

    private Access(DarkroomConfig config, String command) {
        try {
            installation = config.cluster().remote()
                    ? open.add("installation", Installation.remote(config))
                    : nearby(config, command);
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Opens it.
     *
     * @param command subcommand, for the message that others read
     * @throws UserError when there is nothing to look at, or it cannot be reached
     */
    public static Access open(DarkroomConfig config, String command) {
        return new Access(config, command);
    }

    /** What it leads to. */
    public Installation installation() {
        return installation;
    }

    /** The process that it attached to; none on a cluster, and where this process itself holds the data folder. */
    public Optional<Owner> host() {
        return host;
    }

    /** Whether the process that it attached to has left the data folder; then nothing is left to look at. */
    public boolean gone() {
        return gone.getAsBoolean();
    }

    /** Says that nothing is left to look at, when that is so. */
    public void farewell(PrintWriter err) {
        if (gone()) {
            err.println(ENDED + "nothing is left to look at.");
        }
    }

    /**
     * What a command says that was to read more than it could before the process left.
     *
     * @param way what helps, without a full stop
     */
    public static UserError cutOff(String way) {
        return UserError.infrastructure(ENDED + way + ".");
    }

    private Installation nearby(DarkroomConfig config, String command) {
        Path folder = DataDir.folder(config);
        if (!Files.isDirectory(folder)) {
            throw UserError.usage(
                    "There is no data in %s; name another --data-dir or --provider, or a cluster by --bootstrap-servers."
                            .formatted(folder));
        }
        Optional<DataDir> free = DataDir.tryLock(folder, command);
        if (free.isEmpty()) {
            return attached(config, folder);
        }
        DataDir dir = open.add("data folder", free.get());
        LogOutput.toFile(dir.log(), config.log());
        return open.add("parts", EmbeddedParts.start(config, dir, Ports.ANY)).installation();
    }

    private Installation attached(DarkroomConfig config, Path folder) {
        Owner owner = DataDir.ownerOf(folder)
                .filter(other ->
                        other.bootstrapServers().isPresent() && other.registry().isPresent())
                .orElseThrow(() -> DataDir.inUse(folder));
        host = Optional.of(owner);
        Optional<ProcessHandle> process = ProcessHandle.of(owner.pid());
        gone = () -> !DataDir.ownerOf(folder).equals(Optional.of(owner))
                || process.filter(other -> !other.isAlive()).isPresent();
        return open.add(
                "installation",
                new Installation(
                        config.cluster(),
                        owner.bootstrapServers().orElseThrow(),
                        owner.registry().orElseThrow()));
    }

    @Override
    public void close() {
        open.close();
    }
}
