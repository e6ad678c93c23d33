package io.darkroom.app;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.local.EmbeddedParts;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.sandbox.SandboxSettings.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A start that nobody needs, for the JVM to remember what starts take: broker, registry and image API, {@code serve} and
 * {@code run} against them, all in one process and in one folder. It reads no configuration of the user's and reaches
 * nothing beyond this machine. The launcher and the container image record it into a class-data archive. One thread.
 */
public final class Rehearsal {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ROWS = 4;
    private static final int FAILED = 3;

    private final Path folder;
    private final EmbeddedParts parts;

    private Rehearsal(Path folder, EmbeddedParts parts) {
        this.folder = folder;
        this.parts = parts;
    }

    /**
     * Runs it, then ends the process without closing anything.
     *
     * @param arguments a new folder, the only one that is written; the environment must hold no setting and no key
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        requireNothingOfTheUser(System.getenv());
        endLate();
        Path settings = Files.writeString(folder.resolve("darkroom.yaml"), "sandbox.latency: 5ms\n");
        DarkroomConfig config = new ConfigLoader(folder, Map.of())
                .load(Optional.of(settings), new Overrides().put("data-dir", folder.resolve("parts"), "rehearsal"));
        DataDir dir = DataDir.lock(config, "rehearsal");
        System.exit(new Rehearsal(folder, EmbeddedParts.start(config, dir, Ports.ANY)).play());
    }

    /** Commands read their environment: a setting there could lead them to a cluster, or to an API that costs money. */
    static void requireNothingOfTheUser(Map<String, String> environment) {
        List<String> found = environment.keySet().stream()
                .filter(name -> name.startsWith("DARKROOM_") || name.endsWith("_API_KEY"))
                .sorted()
                .toList();
        if (!found.isEmpty()) {
            throw new IllegalStateException("a rehearsal takes no settings, found " + String.join(", ", found));
        }
    }

    private static void endLate() {
        Thread.ofPlatform().daemon().name("rehearsal-limit").start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(LIMIT.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(FAILED);
        });
    }

    private int play() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), rows());
        String api = parts.api().orElseThrow().toString();
        Thread.ofPlatform().daemon().name("rehearsal-serve").start(() -> {
            command("serve", "--http-port", "0", "--provider-url", api);
            Runtime.getRuntime().halt(FAILED);
        });
        return command(
                "run",
                rows.toString(),
                "--variants",
                "1",
                "--out",
                folder.resolve("out.jsonl").toString());
    }

    private int command(String name, String... more) {
        List<String> line = new ArrayList<>(List.of(name));
        line.addAll(List.of(more));
        line.addAll(List.of(
                "--config",
                folder.resolve("darkroom.yaml").toString(),
                "--provider",
                "sandbox",
                "--data-dir",
                folder.resolve(name).toString(),
                "--bootstrap-servers",
                parts.installation().bootstrapServers(),
                "--schema-registry",
                parts.installation().registry().toString()));
        return Main.command().execute(line.toArray(String[]::new));
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder("sku,title,image_url\n");
        for (int row = 1; row <= ROWS; row++) {
            rows.append("R-%d,Rehearsal,https://images.example.com/%d.jpg%n".formatted(row, row));
        }
        return rows.toString();
    }
}
