package io.darkroom.pipeline.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a part has opened while it is being made: closed again, the last one first, when a later step fails. One thread. */
public final class Opened {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private Opened() {}

    /** Makes a part out of parts that are added on the way. */
    public static <T> T all(Function<Opened, T> making) {
        Opened opened = new Opened();
        try {
            return making.apply(opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Remembers a part. */
    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    private void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).log("a part of what could not be made did not close");
            }
        }
    }
}
