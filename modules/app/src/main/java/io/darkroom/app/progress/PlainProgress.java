package io.darkroom.app.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Progress without a terminal: a line every few seconds, and none when nothing has changed. One thread. */
final class PlainProgress implements Progress {
    private static final long STEP = Duration.ofSeconds(3).toNanos();
    private static final long SILENCE = Duration.ofSeconds(60).toNanos();

    private final PrintWriter out;
    private final LongSupplier nanos;
    private long shown;
    private String last = "";

    PlainProgress(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.shown = nanos.getAsLong();
    }

    @Override
    public void show(View view) {
        long now = nanos.getAsLong();
        if (now - shown < STEP) {
            return;
        }
        String text = view.ended() + " of " + view.all() + ": " + view.text();
        if (!text.equals(last) || now - shown >= SILENCE) {
            say(text);
            last = text;
            shown = now;
        }
    }

    @Override
    public void say(String sentence) {
        out.println(sentence);
        out.flush();
    }

    @Override
    public void close() {}
}
