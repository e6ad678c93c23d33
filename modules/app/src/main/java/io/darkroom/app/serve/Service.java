package io.darkroom.app.serve;

import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.http.Doors;
import io.darkroom.app.http.Metrics;
import io.darkroom.app.http.Telling;
import io.darkroom.app.http.WebServer;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.Interrupts;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.app.local.stage.Stage;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.trace.TraceNotice;
import io.darkroom.app.webhook.Webhooks;
import io.darkroom.app.work.LeftWork;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stages of a cluster that run in this process until a signal or a failure ends them. One thread.
 *
 * @param stages which ones
 */
record Service(DarkroomConfig config, Set<Stage> stages) {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    Service {
        stages = Set.copyOf(stages);
    }

    /** Runs; 0 after SIGTERM, 130 after Ctrl-C. The server is the first to begin and the last to end: it tells of both. */
    ExitCode run() {
        Farewell farewell = new Farewell();
        try (Interrupts interrupts = Interrupts.listen();
                DataDir dir = DataDir.lock(config, "serve");
                Metrics metrics = new Metrics()) {
            RegistryWatch registry = new RegistryWatch(interrupts.first());
            metrics.registrySilence(registry::silentSeconds);
            Presence presence = new Presence(config, registry);
            Doors doors = new Doors(webhooks(presence, metrics), new AssetFolder(config.assets()));
            return run(interrupts, presence, dir, metrics, doors, farewell);
        } finally {
            farewell.end();
        }
    }

    private ExitCode run(
            Interrupts interrupts, Presence presence, DataDir dir, Metrics metrics, Doors doors, Farewell farewell) {
        try (WebServer server = WebServer.start(config.server(), telling(presence, metrics, doors));
                Installation installation = Installation.remote(config);
                Stages running = start(presence, installation, dir, metrics, doors)) {
            dir.publish(installation.bootstrapServers(), installation.registry());
            LOG.atInfo()
                    .addKeyValue("provider", config.providers().shown())
                    .log(
                            "serving {} as {}, http port {}",
                            stages,
                            config.place().instanceId(),
                            port(server));
            Thread.ofPlatform().daemon().name("left-work").start(() -> warnOfLeftWork(installation));
            Thread.ofPlatform().daemon().name("registry-watch").start(() -> watchRegistry(presence, installation));
            CompletableFuture.anyOf(interrupts.first(), running.failure()).join();
            farewell.begin(running);
            if (!interrupts.asked()) {
                throw UserError.infrastructure(running.failure().join());
            }
            return asked(interrupts);
        } catch (SchemaRegistryException e) {
            if (!interrupts.asked()) {
                throw e;
            }
            LOG.info("stopped before the stages began: the schema registry was waited for");
            return asked(interrupts);
        }
    }

    private static ExitCode asked(Interrupts interrupts) {
        return interrupts.first().join() == Interrupts.Kind.TERMINATE ? ExitCode.OK : ExitCode.INTERRUPTED;
    }

    /** Aside: it may take seconds, and what waits there can go on waiting. */
    private void warnOfLeftWork(Installation installation) {
        try {
            LeftWork.sentences(config, installation).forEach(LOG::warn);
        } catch (RuntimeException e) {
            LOG.atDebug().setCause(e).log("work of other providers was not looked at");
        }
    }

    /** By a question that costs the registry little and changes nothing. */
    private static void watchRegistry(Presence presence, Installation installation) {
        List<Topic<?>> asked = List.of(installation.topics().changes());
        presence.registry().watch(() -> installation.serdes().subjects(asked));
    }

    private static String port(WebServer server) {
        return server.port().isPresent() ? Integer.toString(server.port().getAsInt()) : "off";
    }

    /** Jobs are told of only where a stage of theirs and the server run. */
    private Optional<Webhooks> webhooks(Presence presence, Metrics metrics) {
        if (!stages.contains(Stage.GENERATION)) {
            return Optional.empty();
        }
        Optional<Webhooks> webhooks = Webhooks.of(config.webhooks(), presence::inbox, metrics.registry());
        if (webhooks.isPresent() && config.server().port().isEmpty()) {
            throw UserError.usage("webhooks.url needs the HTTP server, but server.port is off.");
        }
        return webhooks;
    }

    private Stages start(Presence presence, Installation installation, DataDir dir, Metrics metrics, Doors doors) {
        presence.reached(installation);
        TraceNotice.log();
        Stages.Place place = new Stages.Place(stages, dir.stores(), Stages.Place.NO_API, metrics.registry());
        Stages started = Stages.start(
                config,
                installation,
                doors.webhooks()
                        .map(webhooks -> place.withCallbacks(webhooks::callbacks))
                        .orElse(place),
                presence.registry()::ask);
        presence.started(started);
        return started;
    }

    private Telling telling(Presence presence, Metrics metrics, Doors doors) {
        return new Telling(
                config.place().instanceId(),
                presence::health,
                presence::installation,
                metrics::text,
                presence::status,
                doors);
    }
}
