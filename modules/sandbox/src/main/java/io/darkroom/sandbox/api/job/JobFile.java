package io.darkroom.sandbox.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.sandbox.pixelmuse.Job;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs as lines of JSON, so that they outlive the process as a vendor's do: one line when a job is ordered, one when it is
 * over. Each line is with the operating system before the call returns. Event loop only, once it is open.
 */
final class JobFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final List<Known> earlier;
    private final Writer writer;

    /**
     * A job of an earlier process.
     *
     * @param over when it was over; empty when it is not
     */
    record Known(JobLine line, Optional<Instant> over) {}

    /** Reads what is there, and writes anew what is still known. */
    JobFile(Path path, Instant now) {
        this.path = path;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            this.earlier = Files.exists(path) ? read(path, now) : List.of();
            Path anew = path.resolveSibling(path.getFileName() + ".part");
            try (Writer whole = Files.newBufferedWriter(anew)) {
                for (Known known : earlier) {
                    whole.write(known.line().text() + "\n"
                            + known.over()
                                    .map(at -> over(known.line().job(), at))
                                    .orElse(""));
                }
            }
            Files.move(anew, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            this.writer = Files.newBufferedWriter(path, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot write its jobs to " + path + ".", e);
        }
    }

    /** The jobs of earlier processes that are still known. */
    List<Known> earlier() {
        return earlier;
    }

    void begun(JobLine line) {
        append(line.text() + "\n");
    }

    void over(Job job) {
        append(over(job, Instant.now()));
    }

    private static String over(Job job, Instant at) {
        return JSON.createObjectNode().put("over", job.id()).put("at", at.toEpochMilli()) + "\n";
    }

    private void append(String line) {
        try {
            writer.write(line);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot write its jobs to " + path + ".", e);
        }
    }

    private static List<Known> read(Path path, Instant now) throws IOException {
        Map<String, Known> jobs = new LinkedHashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(jobs, line);
            }
        }
        List<Known> known = new ArrayList<>(jobs.values());
        known.removeIf(job ->
                idleSince(job).filter(at -> at.plus(JobBook.KEPT).isBefore(now)).isPresent());
        return known;
    }

    private static void add(Map<String, Known> jobs, String text) {
        try {
            JsonNode line = JSON.readTree(text);
            if (line.has("job")) {
                JobLine begun = JobLine.read(line);
                jobs.put(begun.job().id(), new Known(begun, Optional.empty()));
            } else {
                jobs.computeIfPresent(
                        line.path("over").asText(),
                        (id, known) -> new Known(
                                known.line(),
                                Optional.of(Instant.ofEpochMilli(line.path("at").asLong()))));
            }
        } catch (JsonProcessingException | IllegalArgumentException halfWritten) {
            // A killed process left it.
        }
    }

    /** Since when nothing will become of it any more; empty when it is still to be drawn. */
    private static Optional<Instant> idleSince(Known known) {
        return known.line().due().isPresent()
                ? known.over()
                : Optional.of(known.line().job().created());
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
