package io.darkroom.app.pictures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the folder holds and where it came from, kept in {@code .pictures.jsonl} beside the pictures: so that a picture is
 * not fetched again, and no picture takes the place of another. Any thread.
 */
final class PictureIndex implements Closeable {
    /** One picture that was fetched. */
    record Entry(String owner, String file, String url, long bytes, String sha256) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILE = ".pictures.jsonl";

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Writer log;

    private PictureIndex(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        boolean whole = !Files.exists(file) || read(file);
        log = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (!whole) {
            log.write("\n");
        }
    }

    static PictureIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new PictureIndex(folder);
    }

    /** Announces a picture's name; names announced first keep the plain file name. */
    synchronized void announce(PictureName name) {
        owners.putIfAbsent(folded(name.stem()), name.identity());
    }

    /** Path without number and extension that belongs to this name alone. */
    synchronized String stem(PictureName name) {
        announce(name);
        boolean first = name.identity().equals(owners.get(folded(name.stem())));
        return first ? name.stem() : name.stem() + "-" + name.identity().substring(0, 8);
    }

    synchronized Optional<Entry> entry(String numberedStem) {
        return Optional.ofNullable(entries.get(folded(numberedStem)));
    }

    synchronized void add(String numberedStem, Entry entry) throws IOException {
        remember(numberedStem, entry);
        ObjectNode line = JSON.createObjectNode()
                .put("picture", numberedStem)
                .put("owner", entry.owner())
                .put("file", entry.file())
                .put("url", entry.url())
                .put("bytes", entry.bytes())
                .put("sha256", entry.sha256());
        log.write(line + "\n");
        log.flush();
    }

    /** Reads what is there; a last line that a crash cut off is passed over. */
    private boolean read(Path file) throws IOException {
        boolean whole = true;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                whole = line.isEmpty() || parsed(line);
            }
        }
        return whole;
    }

    private boolean parsed(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            remember(
                    json.path("picture").asText(),
                    new Entry(
                            json.path("owner").asText(),
                            json.path("file").asText(),
                            json.path("url").asText(),
                            json.path("bytes").asLong(),
                            json.path("sha256").asText()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void remember(String numberedStem, Entry entry) {
        entries.put(folded(numberedStem), entry);
        String stem = numberedStem.replaceAll("-\\d+$", "");
        owners.putIfAbsent(folded(stem), entry.owner());
    }

    /** Two names that differ in case only would be one file on many machines. */
    private static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void close() throws IOException {
        log.close();
    }
}
