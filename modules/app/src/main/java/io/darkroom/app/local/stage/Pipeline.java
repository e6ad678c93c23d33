package io.darkroom.app.local.stage;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.ClosingStack;
import io.darkroom.app.local.EmbeddedParts;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.app.log.LogOutput;
import io.darkroom.app.trace.TraceNotice;
import io.darkroom.sandbox.SandboxSettings.Ports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The pipeline that a command gives work to: all of it in this process, on the data folder of the provider, or one that
 * runs elsewhere, on the cluster of the configuration. Closed in order: calls, stages, image API, registry, broker last.
 * Any thread.
 */
public final class Pipeline implements AutoCloseable {
    private final ClosingStack open = ClosingStack.ofCommand();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final DarkroomConfig config;
    private final Installation installation;
    private final Optional<Here> here;
    private volatile Optional<Stages> stages = Optional.empty();
    private volatile Optional<LateStages> storing = Optional.empty();

    /** What runs in this process beside the stages. */
    private record Here(DataDir dir, EmbeddedParts parts) {}

    private Pipeline(DarkroomConfig config, String command) {
        this.config = config;
        try {
            if (config.cluster().remote()) {
                installation = open.add("installation", Installation.remote(config));
                here = Optional.empty();
                return;
            }
            config.providers().requireKeys();
            config.providers().atWork().forEach(Pipeline::requireProxy);
            DataDir dir = open.add("data folder", DataDir.lock(config, command));
            LogOutput.toFile(dir.log(), config.log());
            EmbeddedParts parts = open.add("parts", EmbeddedParts.start(config, dir, Ports.ANY));
            var unused = parts.failure().thenAccept(failure::complete);
            installation = parts.installation();
            here = Optional.of(new Here(dir, parts));
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Starts or reaches everything but the stages: topics can be read and written, nothing is drawn.
     *
     * @param command subcommand, for messages that others read
     * @throws UserError with a sentence when it cannot work
     */
    public static Pipeline open(DarkroomConfig config, String command) {
        return new Pipeline(config, command);
    }

    /**
     * Starts the stages of this process, if there are any; once.
     *
     * @return this
     * @throws UserError with a sentence when they cannot work
     */
    public Pipeline start() {
        here.ifPresent(parts -> {
            TraceNotice.log();
            storing = Optional.of(open.add(
                    "asset stage", new LateStages(() -> start(parts, EnumSet.of(Stage.ASSETS)), failure::complete)));
            Stages running = open.add("stages", start(parts, EnumSet.of(Stage.INTAKE, Stage.GENERATION)));
            var unused = running.failure().thenAccept(failure::complete);
            stages = Optional.of(running);
        });
        return this;
    }

    private Stages start(Here parts, Set<Stage> which) {
        return Stages.start(
                config,
                installation,
                new Stages.Place(
                        which, parts.dir().stores(), parts.parts().api().orElse(Stages.Place.NO_API), meters));
    }

    /** Starts the asset stage of this process unless that was done, aside; nothing where stages run elsewhere. */
    public void storePictures() {
        storing.ifPresent(LateStages::begin);
    }

    /** Pictures that this process is fetching and storing; empty where stages run elsewhere. */
    public OptionalInt storing() {
        return storing.map(stage -> OptionalInt.of(stage.inFlight())).orElse(OptionalInt.empty());
    }

    /** No call of the stages of this process starts from now on, nor is a picture fetched; running ones go on. */
    public void stopCalling() {
        stages.ifPresent(Stages::stopCalling);
        storing.ifPresent(LateStages::stopCalling);
    }

    /** How to talk to it. */
    public Installation installation() {
        return installation;
    }

    /** The stages of this process that draw; empty before their start, or when they run elsewhere. */
    public Optional<Stages> stages() {
        return stages;
    }

    /** Metrics of the stages of this process. */
    public MeterRegistry meters() {
        return meters;
    }

    /** Completes with a sentence when a part of this process can no longer work; then the command ends with code 3. */
    public CompletableFuture<String> failure() {
        return failure.copy();
    }

    /** Waits for running calls, for {@code drain-timeout} at most; not when the broker is gone and cannot keep their answers. */
    @Override
    public void close() {
        if (here.filter(parts -> parts.parts().brokerGone()).isPresent()) {
            open.abandon();
        } else {
            storing.ifPresent(LateStages::leave);
            open.close();
        }
    }

    private static void requireProxy(ProviderConfig provider) {
        provider.api().base().map(provider::http).ifPresent(ProxyReach::require);
    }
}
