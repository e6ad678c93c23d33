package io.darkroom.sandbox.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an embedded broker: {@code data} (Kafka's own), {@code broker.properties} (which Kafka wrote it, made
 * last, so that an interrupted first start is simply done again) and {@code server.properties} (as started). One owner.
 */
final class BrokerDir {

    private static final long MIN_FREE_BYTES = 64L << 20;
    private static final Set<String> LEFT_BY_FORMAT =
            Set.of("meta.properties", "bootstrap.checkpoint", "__cluster_metadata-0", ".lock");

    private static final String CLEAN_STOP = ".kafka_cleanshutdown";

    private final Path dir;
    private final Path marker;

    BrokerDir(Path dir) {
        this.dir = dir.toAbsolutePath().normalize();
        this.marker = this.dir.resolve("broker.properties");
    }

    Path data() {
        return dir.resolve("data");
    }

    /** Whether a broker ran here and did not end in good order: Kafka leaves a file behind when it does. */
    boolean killed() {
        return Files.exists(data().resolve("__cluster_metadata-0")) && !Files.exists(data().resolve(CLEAN_STOP));
    }

    Path ports() {
        return dir.resolve("ports.properties");
    }

    /** Makes or checks the folder, whatever can be known before Kafka looks into it, and locks it. */
    DirLock prepare() {
        try {
            Files.createDirectories(dir);
        } catch (IOException e) {
            throw refused("cannot be made or is no folder", "Choose another data folder", e);
        }
        if (!Files.isWritable(dir)) {
            throw refused("is not writable", "Choose another data folder", null);
        }
        if (full()) {
            throw refused("has less than " + (MIN_FREE_BYTES >> 20) + " MB left", "Free some space", null);
        }
        DirLock lock = lock();
        try {
            if (Files.exists(marker)) {
                checkVersion();
            } else {
                clearUnfinishedFormat();
            }
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Whether the disk of this folder has no room to go on. */
    boolean full() {
        try {
            return Files.getFileStore(dir).getUsableSpace() < MIN_FREE_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Writes the settings down and formats the storage if it is new. */
    void format(Map<String, String> properties) {
        Path server = dir.resolve("server.properties");
        try {
            store(server, properties, "As last started; written anew at each start");
            if (Files.exists(marker)) {
                return;
            }
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", server.toString()};
            try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
                if (StorageTool.execute(arguments, out) != 0) {
                    throw refused(
                            "could not be formatted: " + said.toString(StandardCharsets.UTF_8),
                            "Choose another data folder",
                            null);
                }
            }
            Path next = marker.resolveSibling("broker.properties.new");
            store(next, Map.of("kafka", AppInfoParser.getVersion()), "Which Kafka wrote this folder");
            Files.move(next, marker, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw refused("could not be written: " + e.getMessage(), "Choose another data folder", e);
        }
    }

    BrokerStartException refused(String why, String wayOut, @Nullable Throwable cause) {
        return new BrokerStartException("The broker's folder " + dir + " " + why + ". " + wayOut + ".", cause);
    }

    private DirLock lock() {
        try {
            return DirLock.take(dir.resolve("broker.lock"))
                    .orElseThrow(() -> refused("is in use by another process", "End that one first", null));
        } catch (IOException e) {
            throw refused("cannot be locked: " + e.getMessage(), "Choose another data folder", e);
        }
    }

    private void checkVersion() {
        String wrote = "";
        try (Reader reader = Files.newBufferedReader(marker)) {
            Properties known = new Properties();
            known.load(reader);
            wrote = known.getProperty("kafka", "");
        } catch (IOException | IllegalArgumentException e) {
            throw refused("is damaged (broker.properties cannot be read)", "Move it away to start afresh", e);
        }
        String own = AppInfoParser.getVersion();
        if (!release(wrote).equals(release(own))) {
            throw refused(
                    "was written by Kafka " + (wrote.isEmpty() ? "of an unknown version" : wrote) + ", this is " + own,
                    "Use the program that wrote it, or move the folder away to start afresh",
                    null);
        }
        if (!Files.isRegularFile(data().resolve("meta.properties"))) {
            throw refused("is damaged (data/meta.properties is missing)", "Move it away to start afresh", null);
        }
    }

    /** 4.3.1 and 4.3.2 read each other's data, 4.4 may not. */
    private static String release(String version) {
        List<String> parts = List.of(version.split("\\.", -1));
        return parts.size() < 2 ? version : parts.get(0) + "." + parts.get(1);
    }

    private void clearUnfinishedFormat() {
        if (!Files.exists(data())) {
            return;
        }
        try (Stream<Path> children = Files.list(data())) {
            if (!children.allMatch(
                    child -> LEFT_BY_FORMAT.contains(child.getFileName().toString()))) {
                throw refused("holds data that no embedded broker wrote", "Choose another data folder", null);
            }
            try (Stream<Path> all = Files.walk(data())) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw refused("cannot be read: " + e.getMessage(), "Choose another data folder", e);
        }
    }

    private static void store(Path file, Map<String, String> values, String comment) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, comment);
        }
    }
}
