package io.darkroom.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Reads a flight recording: in which threads and methods Java code ran, and what was allocated. One thread. */
public final class HotSpots {
    private static final int ROWS = 25;
    private static final int THREADS = 4;

    private final Shares threads = new Shares();
    private final Map<String, Methods> methods = new HashMap<>();
    private final Shares allocated = new Shares();

    /** Samples of one kind of thread: methods that ran, and methods that ran or waited for what they called. */
    private record Methods(Shares self, Shares inside) {
        Methods() {
            this(new Shares(), new Shares());
        }
    }

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
        Methods of = methods.computeIfAbsent(thread, first -> new Methods());
        of.self().add(name(event.getStackTrace().getFrames().getFirst()), 1);
        Set<String> met = new HashSet<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            if (met.add(name(frame))) {
                of.inside().add(name(frame), 1);
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
        for (String thread : threads.names(THREADS)) {
            Methods of = methods.getOrDefault(thread, new Methods());
            text.append("\nin ")
                    .append(thread)
                    .append(", method itself\n")
                    .append(of.self().top(ROWS));
            text.append("\nin ").append(thread).append(", with what it calls\n");
            text.append(of.inside().top(3 * ROWS, of.self().all()));
        }
        return text.append("\nallocated\n").append(allocated.top(ROWS)).toString();
    }
}
