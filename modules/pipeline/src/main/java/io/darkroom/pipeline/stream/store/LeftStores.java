package io.darkroom.pipeline.stream.store;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Local stores that a process left behind when it did not stop in good order. Exactly once makes them worthless: Kafka Streams
 * opens each twice, wipes it, and asks for another rebalance. Without them it restores at once. Who calls this holds the lock
 * of the state folder. One thread.
 */
public final class LeftStores {
    private static final Logger LOG = LoggerFactory.getLogger(LeftStores.class);
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

    private final Path folder;
    private final Path inGoodOrder;

    public LeftStores(StreamsSettings settings) {
        this.folder = settings.stateDir().resolve(settings.applicationId());
        this.inGoodOrder = settings.stateDir().resolve(settings.applicationId() + ".stopped");
    }

    /** Removes them, unless the last process stopped in good order; from now on this one has not. */
    public void removeUnlessStopped() {
        try {
            if (!Files.deleteIfExists(inGoodOrder)) {
                tasks().forEach(LeftStores::remove);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.atWarn().addKeyValue("reason", e.toString()).log("stores of a killed process cannot be removed");
        }
    }

    /** Every store was closed. Where that cannot be written the next start restores. */
    public void stopped() {
        try {
            Files.writeString(inGoodOrder, "");
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("the next start will restore all stores");
        }
    }

    private List<Path> tasks() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            path -> TASK.matcher(path.getFileName().toString()).matches())
                    .toList();
        }
    }

    private static void remove(Path task) {
        try (Stream<Path> all = Files.walk(task)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
