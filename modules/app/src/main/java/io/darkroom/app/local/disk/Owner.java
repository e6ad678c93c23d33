package io.darkroom.app.local.disk;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Who uses a data folder and how its parts are reached, kept in a file so that other commands can say it and attach. Any
 * thread.
 *
 * @param pid process
 * @param command subcommand
 * @param bootstrapServers its broker, once it listens
 * @param registry its schema registry, once it listens
 */
public record Owner(long pid, String command, Optional<String> bootstrapServers, Optional<URI> registry) {
    private static final String DRAWING = "run";

    static Owner thisProcess(String command) {
        return new Owner(ProcessHandle.current().pid(), command, Optional.empty(), Optional.empty());
    }

    /** Whether it draws what is ordered in the folder, whoever ordered it. */
    public boolean draws() {
        return command.equals(DRAWING);
    }

    /** The process in words, as they stand within a sentence. */
    public String words() {
        return "process %d (darkroom %s)".formatted(pid, command);
    }

    Owner reachedAt(String brokers, URI schemas) {
        return new Owner(pid, command, Optional.of(brokers), Optional.of(schemas));
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("command", command);
        bootstrapServers.ifPresent(value -> properties.setProperty("bootstrap.servers", value));
        registry.ifPresent(value -> properties.setProperty("schema.registry.url", value.toString()));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(next)) {
            properties.store(writer, "The darkroom process that uses this folder");
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when the file is missing or unreadable. */
    static Optional<Owner> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new Owner(
                    Long.parseLong(properties.getProperty("pid", "")),
                    properties.getProperty("command", "darkroom"),
                    Optional.ofNullable(properties.getProperty("bootstrap.servers")),
                    Optional.ofNullable(properties.getProperty("schema.registry.url"))
                            .map(URI::create)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
