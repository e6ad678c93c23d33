package io.darkroom.app.top;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/** A window that is drawn again and again, and its keys. Closing it gives the terminal back as it was. One thread, but restoring. */
final class Screen implements AutoCloseable {
    private static final String OTHER_PAGE = "\u001b[?1049h\u001b[?25l";
    private static final String FORMER_PAGE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_PAGE = "\u001b[J";
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final long SLICE_MILLIS = 200;

    private final Terminal terminal;
    private final Attributes before;
    private final AtomicBoolean restored = new AtomicBoolean();

    private Screen(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.enterRawMode();
        terminal.writer().print(OTHER_PAGE);
        terminal.flush();
    }

    static Screen open() throws IOException {
        return new Screen(
                TerminalBuilder.builder().system(true).nativeSignals(false).build());
    }

    /** Width of the window; 80 where it is not known. */
    int columns() {
        return terminal.getWidth() > 0 ? terminal.getWidth() : COLUMNS;
    }

    /** Height of the window; 24 where it is not known. */
    int rows() {
        return terminal.getHeight() > 0 ? terminal.getHeight() : ROWS;
    }

    void show(List<String> lines) {
        PrintWriter out = terminal.writer();
        out.print(HOME);
        out.print(String.join(REST_OF_LINE + "\r\n", lines));
        out.print(REST_OF_LINE + REST_OF_PAGE);
        out.flush();
    }

    /** Waits for so long; returns at once and true when somebody wants to leave. */
    boolean left(Duration wait, BooleanSupplier interrupted) throws IOException {
        NonBlockingReader keys = terminal.reader();
        long end = System.nanoTime() + wait.toNanos();
        while (!interrupted.getAsBoolean()) {
            long rest = (end - System.nanoTime()) / 1_000_000;
            if (rest <= 0) {
                return false;
            }
            int key = keys.read(Math.min(rest, SLICE_MILLIS));
            if (key == 'q' || key == 'Q' || key == NonBlockingReader.EOF) {
                return true;
            }
        }
        return true;
    }

    /** Gives the terminal back as it was. Any thread. */
    void restore() {
        if (restored.compareAndSet(false, true)) {
            terminal.setAttributes(before);
            terminal.writer().print(FORMER_PAGE);
            terminal.flush();
        }
    }

    @Override
    public void close() throws IOException {
        restore();
        terminal.close();
    }
}
