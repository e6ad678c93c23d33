package io.darkroom.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Reads a flight recording: in which threads and methods Java code ran, and what was allocated. One thread. */
public final class HotSpots {
    private static final int ROWS = 25;

    private final Shares threads = new Shares();
    private final Map<String, Shares> self = new TreeMap<>();
    private final Map<String, Shares> inside = new TreeMap<>();
    private final Shares allocated = new Shares();

    private HotSpots() {}

    /** A report of the recording. */
    public static String of(Path recording) {
        HotSpots spots = new HotSpots();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                spots.add(file.readEvent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return spots.report();
    }

    private void add(RecordedEvent event) {
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return;
        }
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> sample(event);
            case "jdk.ObjectAllocationSample" -> allocated.add(caller(event), event.getLong("weight"));
            default -> {}
        }
    }

    private void sample(RecordedEvent event) {
        String thread = group(event.getThread("sampledThread"));
        threads.add(thread, 1);
        self.computeIfAbsent(thread, first -> new Shares())
                .add(name(event.getStackTrace().getFrames().getFirst()), 1);
        Set<String> met = new HashSet<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            if (met.add(name(frame))) {
                inside.computeIfAbsent(thread, first -> new Shares()).add(name(frame), 1);
            }
        }
    }

    /** The nearest frame of Darkroom, Streams or a client, which says more than the collection that grew. */
    private static String caller(RecordedEvent event) {
        String type = event.getClass("objectClass").getName();
        return event.getStackTrace().getFrames().stream()
                .map(HotSpots::name)
                .filter(name -> name.startsWith("darkroom") || name.startsWith("kafka"))
                .findFirst()
                .map(name -> name + " " + type)
                .orElse(type);
    }

    private static String group(RecordedThread thread) {
        String name = thread == null || thread.getJavaName() == null ? "?" : thread.getJavaName();
        return name.replaceAll("[0-9a-f]{8,}", "#").replaceAll("\\d+", "#");
    }

    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return (type + "." + frame.getMethod().getName())
                .replace("io.darkroom.", "darkroom.")
                .replace("org.apache.kafka.", "kafka.")
                .replace("org.apache.avro.", "avro.");
    }

    private String report() {
        StringBuilder text = new StringBuilder("Java samples by thread\n").append(threads.top(ROWS));
        threads.names(4)
                .forEach(thread -> text.append("\nin ")
                        .append(thread)
                        .append(", method itself\n")
                        .append(self.get(thread).top(ROWS))
                        .append("\nin ")
                        .append(thread)
                        .append(", with what it calls\n")
                        .append(inside.get(thread)
                                .top(3 * ROWS, self.get(thread).all())));
        return text.append("\nallocated\n").append(allocated.top(ROWS)).toString();
    }
}
