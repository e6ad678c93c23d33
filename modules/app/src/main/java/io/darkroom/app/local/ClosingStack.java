package io.darkroom.app.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, the last one first, each once, whatever the others do. Any thread. */
public final class ClosingStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Optional<Thread> atExit;

    private record Part(String name, AutoCloseable closing) {}

    private ClosingStack(boolean atExit) {
        this.atExit = atExit ? Optional.of(new Thread(this::closeAll, "close-at-exit")) : Optional.empty();
        this.atExit.ifPresent(Runtime.getRuntime()::addShutdownHook);
    }

    /** Closed by its owner only. */
    public static ClosingStack ofPart() {
        return new ClosingStack(false);
    }

    /** Closed by its owner, or when the process ends before that; for the outermost one, as such ends have no order. */
    public static ClosingStack ofCommand() {
        return new ClosingStack(true);
    }

    /** Takes a part over and gives it back. */
    public synchronized <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public void close() {
        closeAll();
        atExit.ifPresent(ClosingStack::forget);
    }

    /** Leaves everything as it is, as a kill would: for parts that can no longer be closed in order. */
    public synchronized void abandon() {
        parts.clear();
        atExit.ifPresent(ClosingStack::forget);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("closed while the process ends");
        }
    }

    private synchronized void closeAll() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closing().close();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).addKeyValue("reason", part.name()).log("a part did not close in order");
            }
        }
    }
}
