package io.darkroom.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.config.ConfigLoader;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Overrides;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.TopicContent;
import io.darkroom.app.local.Access;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.sandbox.api.Bills;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.ImageApiSettings;
import io.darkroom.sandbox.api.Latency;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brokers and {@code serve} processes, all of them processes of their own, with the registry and the image API in this JVM:
 * what was paid for is known here whatever becomes of the others. One thread.
 */
final class Fleet implements AutoCloseable {
    private final Path folder;
    private final Brokers brokers;
    private final RegistryServer registry;
    private final ImageApi api;

    private Fleet(Path folder, Brokers brokers, int cap, Latency latency) throws IOException {
        this.folder = folder;
        this.brokers = brokers;
        registry = RegistryServer.start(new RegistrySettings(brokers.insideServers(), 0));
        api = ImageApi.start(ImageApiSettings.withLatency(latency));
        Files.writeString(folder.resolve("darkroom.yaml"), """
                kafka.bootstrap.servers: "%s"
                schema-registry.url: %s
                providers: {sandbox: {base-url: "%s", max-in-flight: %d}}
                """.formatted(
                        brokers.bootstrapServers(), registry.url(), api.base(), cap));
    }

    /** Starts brokers, registry and image API and makes the topics. */
    static Fleet start(Path folder, int cap, Latency latency) throws Exception {
        Brokers brokers = Brokers.start(folder.resolve("kafka"), 3, Entrance.open());
        Fleet fleet = new Fleet(folder, brokers, cap, latency);
        Cli.Ending topics = Cli.in(folder).run("topics", "create");
        assertThat(topics.code()).as(topics.err()).isZero();
        return fleet;
    }

    Brokers brokers() {
        return brokers;
    }

    /** Starts a process of this name, or the same again. */
    DarkroomProcess serve(String name) throws IOException {
        return DarkroomProcess.start(folder, "serve --data-dir " + name, Map.of("DARKROOM_INSTANCE_ID", name));
    }

    /** Publishes rows of one picture each and leaves. */
    void publish(String prefix, int rows) throws IOException {
        Job job = new Job(folder, Map.of());
        Job.Result imported =
                job.command(List.of("import", job.catalog(prefix, rows).toString(), "--variants", "1"));
        assertThat(imported.code()).as(imported.err()).isZero();
    }

    Cli.Ending command(String line) {
        return Cli.in(folder).run(line.split(" "));
    }

    Bills.Totals billed() {
        return api.bills().totals();
    }

    /** Keys in {@code image.completed}, each as often as it is there. */
    List<String> completed() {
        DarkroomConfig config = new ConfigLoader(folder, Map.of()).load(Optional.empty(), new Overrides());
        try (Access open = Access.open(config, "test")) {
            return TopicContent.values(
                            open.installation(), open.installation().topics().completed())
                    .stream()
                    .map(ImageCompleted::getIdempotencyKey)
                    .toList();
        }
    }

    @Override
    public void close() {
        registry.close();
        api.close();
        brokers.close();
    }
}
