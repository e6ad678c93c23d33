package io.darkroom.app.progress;

import io.darkroom.contract.text.Shown;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on a terminal: one line that is drawn again. One thread. */
final class TerminalProgress implements Progress {
    private final PrintStream out;
    private final ProgressBar bar;
    private boolean closed;

    TerminalProgress(PrintStream out, long rows) {
        this.out = out;
        this.bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(rows)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .hideEta()
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
    }

    @Override
    public void show(View view) {
        bar.stepTo(view.ended());
        bar.setExtraMessage(view.brief());
    }

    @Override
    public void say(String sentence) {
        String shown = Shown.of(sentence);
        if (closed) {
            out.println(shown);
        } else {
            out.print("\r\u001b[K" + shown + System.lineSeparator());
            bar.refresh();
        }
    }

    @Override
    public void close() {
        closed = true;
        bar.close();
    }
}
