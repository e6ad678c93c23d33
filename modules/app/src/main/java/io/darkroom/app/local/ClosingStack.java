package io.darkroom.app.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened, the last one first, each once, whatever the others do; also when the process ends before that.
 * Any thread.
 */
final class ClosingStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::closeAll, "close-at-exit");

    private record Part(String name, AutoCloseable closing) {}

    ClosingStack() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    synchronized <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
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
