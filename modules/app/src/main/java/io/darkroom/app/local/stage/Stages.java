package io.darkroom.app.local.stage;

import io.darkroom.app.asset.stage.StoringProvider;
import io.darkroom.app.asset.store.AssetStores;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.ClosingStack;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.disk.OpenFiles;
import io.darkroom.app.local.start.SideBySide;
import io.darkroom.app.webhook.Inbox;
import io.darkroom.app.webhook.StageInbox;
import io.darkroom.app.wording.Refusal;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.check.TopicAdmin;
import io.darkroom.contract.topic.right.ApplicationIds;
import io.darkroom.pipeline.generate.GenerateStage;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.pipeline.generate.gate.GateState;
import io.darkroom.pipeline.generate.purpose.Drawing;
import io.darkroom.pipeline.generate.purpose.Storing;
import io.darkroom.pipeline.intake.IntakeStage;
import io.darkroom.pipeline.stream.InstanceIdTakenException;
import io.darkroom.pipeline.stream.setting.ForwardClock;
import io.darkroom.pipeline.stream.setting.StreamsSettings;
import io.darkroom.pipeline.stream.state.StageState;
import io.darkroom.provider.Assets;
import io.darkroom.provider.ImageProvider;
import io.darkroom.providers.HttpProvider;
import io.darkroom.providers.network.EventLoops;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/**
 * The stages that run in this process: intake, generation of each provider, and the asset stage. Stopped in order: no new calls, out of the
 * groups, running calls finish into the replies topics, then intake, then the HTTP client. Any thread.
 */
public final class Stages implements AutoCloseable {
    private final ClosingStack open = ClosingStack.ofPart();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final GenerationStages generation = new GenerationStages();
    private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
    private final Optional<IntakeStage> intake;

    private Stages(DarkroomConfig config, Installation installation, Place place) {
        try {
            intake = place.stages().contains(Stage.INTAKE)
                    ? Optional.of(open.add("intake", intake(config, installation, place)))
                    : Optional.empty();
            Optional<Outside> outside =
                    place.stages().contains(Stage.GENERATION) ? Optional.of(outside(config)) : Optional.empty();
            open.add("generation", generation);
            outside.ifPresent(calls -> generate(config, installation, place, calls));
            if (place.stages().contains(Stage.ASSETS) && config.assets().stage()) {
                store(config, installation, place);
            }
            SideBySide.run(generation::start, () -> intake.ifPresent(IntakeStage::start));
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Where stages run.
     *
     * @param stages which ones
     * @param stores folder of local stores
     * @param api address of the image API of a provider without a base-url of its own
     * @param meters where metrics go
     * @param clock the time of day; one that is set back is passed over
     * @param callbacks where a provider may tell the outcomes of its jobs, by its name
     */
    public record Place(
            Set<Stage> stages,
            Path stores,
            URI api,
            MeterRegistry meters,
            Clock clock,
            Function<String, Callbacks> callbacks) {
        /** Where every provider has a base-url of its own. */
        public static final URI NO_API = URI.create("http://127.0.0.1");

        public Place {
            stages = Set.copyOf(stages);
        }

        /** With the machine's clock. */
        public Place(Set<Stage> stages, Path stores, URI api, MeterRegistry meters) {
            this(stages, stores, api, meters, Clock.systemUTC());
        }

        /** Without webhooks. */
        public Place(Set<Stage> stages, Path stores, URI api, MeterRegistry meters, Clock clock) {
            this(stages, stores, api, meters, clock, provider -> Callbacks.NONE);
        }

        /** The same with webhooks. */
        public Place withCallbacks(Function<String, Callbacks> wished) {
            return new Place(stages, stores, api, meters, clock, wished);
        }
    }

    /**
     * Checks topics, registers schemas, starts.
     *
     * @throws UserError with a sentence when something cannot work
     * @throws SchemaRegistryException when the registry refuses a schema or does not answer
     */
    public static Stages start(DarkroomConfig config, Installation installation, Place place) {
        return start(config, installation, place, Runnable::run);
    }

    /**
     * As {@link #start(DarkroomConfig, Installation, Place)}.
     *
     * @param registering runs what registers the schemas, again where it likes to; on a thread of its own, which is interrupted
     *     when something else cannot work
     */
    public static Stages start(
            DarkroomConfig config, Installation installation, Place place, Consumer<Runnable> registering) {
        try {
            SideBySide.run(
                    () -> checkTopics(config, installation),
                    () -> registering.accept(() ->
                            installation.serdes().register(installation.topics().all(config.queues()))));
            return new Stages(config, installation, place);
        } catch (InstanceIdTakenException e) {
            throw UserError.infrastructure(e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage() + ".", e);
        } catch (IllegalStateException e) {
            throw UserError.infrastructure(String.valueOf(e.getMessage()), e);
        }
    }

    /** State of the gate of each provider that generation works for here, by its name. */
    public Map<String, GateState> gates() {
        return generation.gates();
    }

    /** Generation of a provider; empty when it does not run here. */
    public Optional<GenerateStage> generation(String provider) {
        return generation.of(provider);
    }

    /** What each stage of this process is doing, by its name. */
    public Map<String, StageState> states() {
        Map<String, StageState> states = new TreeMap<>();
        intake.ifPresent(stage -> states.put("intake", stage.state()));
        states.putAll(generation.states());
        return states;
    }

    /** Completes with a sentence when a stage can no longer work. */
    public CompletableFuture<String> failure() {
        return failure.copy();
    }

    /** Takes the webhooks of a provider; empty when its stage does not run here. */
    public Optional<Inbox> inbox(String provider) {
        return Optional.ofNullable(inboxes.get(provider));
    }

    /** No call starts from now on; running ones go on and are settled. */
    public void stopCalling() {
        generation.stopCalling();
    }

    /** Waits until no call is in flight; false when some still are after the limit. */
    public boolean awaitQuiet(Duration limit) throws InterruptedException {
        return generation.awaitQuiet(limit);
    }

    @Override
    public void close() {
        open.close();
    }

    private IntakeStage intake(DarkroomConfig config, Installation installation, Place place) {
        return IntakeStage.open(
                config.stages().intake(),
                streams(config, intakeId(config), installation, place),
                installation.topics(),
                installation.serdes(),
                place.meters(),
                why -> failed("intake", why));
    }

    /** What calls of image APIs share. */
    private record Outside(Vertx vertx, Assets assets) {}

    private Outside outside(DarkroomConfig config) {
        Assets assets = open.add("assets", AssetStores.open(config.assets()));
        Vertx vertx = EventLoops.start(2);
        open.add("http", () -> vertx.close().await());
        return new Outside(vertx, assets);
    }

    private void generate(DarkroomConfig config, Installation installation, Place place, Outside outside) {
        OpenFiles.warnOfTooFew(config.providers().atWork());
        for (ProviderConfig each : config.providers().atWork()) {
            ImageProvider provider = provider(outside, each, each.api().base().orElse(place.api()));
            GenerateStage stage = generate(config, installation, place, each, provider);
            generation.add(each.name(), generationName(config, each.name()), stage);
            inboxes.put(each.name(), new StageInbox(provider, stage));
        }
    }

    private GenerateStage generate(
            DarkroomConfig config,
            Installation installation,
            Place place,
            ProviderConfig each,
            ImageProvider provider) {
        String stage = generationName(config, each.name());
        return GenerateStage.open(
                config.stages().generate(each.name()),
                streams(config, generationId(config, each.name()), installation, place),
                installation.topics(),
                provider,
                new Drawing(config.stages().intake().ledgerRetention()),
                each.tells() ? place.callbacks().apply(each.name()) : Callbacks.NONE,
                place.meters(),
                why -> failed(stage, why));
    }

    private static String generationName(DarkroomConfig config, String provider) {
        return GenerationStages.name(provider, config.providers().atWork().size());
    }

    /** The asset stage: its calls are durable like those of a provider. */
    private void store(DarkroomConfig config, Installation installation, Place place) {
        String application = generationId(config, Topics.ASSET_STAGE);
        generation.add(
                Topics.ASSET_STAGE,
                Topics.ASSET_STAGE,
                GenerateStage.open(
                        config.stages().generate(Topics.ASSET_STAGE),
                        streams(config, application, installation, place),
                        installation.topics(),
                        StoringProvider.open(config, application, place.meters()),
                        storesEveryResult(config) ? Storing.everything() : Storing.onRequest(),
                        Callbacks.NONE,
                        place.meters(),
                        why -> failed(Topics.ASSET_STAGE, why)));
    }

    private static StreamsSettings streams(
            DarkroomConfig config, String applicationId, Installation installation, Place place) {
        return config.stages()
                .streams(
                        config.place(),
                        applicationId,
                        installation.bootstrapServers(),
                        config.cluster().remote(),
                        place.stores())
                .withClock(new ForwardClock(place.clock(), System::nanoTime));
    }

    /** Whether the asset stage reads the results themselves; on a data folder a run asks for the pictures that it wants. */
    public static boolean storesEveryResult(DarkroomConfig config) {
        return config.cluster().remote();
    }

    /** Group of intake, and the prefix of its internal topics. */
    public static String intakeId(DarkroomConfig config) {
        return ids(config).intake();
    }

    /** Group of generation of any provider, and the prefix of its internal topics. */
    public static String generationId(DarkroomConfig config, String provider) {
        return ids(config).generation(provider);
    }

    private static ApplicationIds ids(DarkroomConfig config) {
        return new ApplicationIds(config.cluster().topics().prefix());
    }

    private static ImageProvider provider(Outside outside, ProviderConfig provider, URI api) {
        return new HttpProvider(
                outside.vertx(), provider.http(api), provider.requiredKey(), provider.speech(), outside.assets());
    }

    private void failed(String stage, Throwable why) {
        failure.complete("%s stopped: %s; the log says more."
                .formatted(stage, Refusal.in(why).orElseGet(() -> said(why)).replaceFirst("\\.$", "")));
    }

    private static String said(Throwable why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }

    private static void checkTopics(DarkroomConfig config, Installation installation) {
        try (Admin admin = installation.admin()) {
            List<String> obstacles =
                    new TopicAdmin(admin).obstacles(config.cluster().topics().table(config.queues()));
            if (!obstacles.isEmpty()) {
                throw UserError.infrastructure(String.join(" ", obstacles) + " See darkroom topics check.");
            }
        }
    }
}
