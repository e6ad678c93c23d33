package io.darkroom.app.progress;

import io.darkroom.app.command.person.Terminal;
import java.io.PrintWriter;

/** Shows how far something long is. One thread. */
public interface Progress extends AutoCloseable {

    /** One look at it. */
    interface View {
        /** Steps that are done. */
        long ended();

        /** Steps in all. */
        long all();

        /** The numbers as one line. */
        String text();

        /** The same in a few characters: a terminal may have 80 columns, and a bar stands before it. */
        String brief();
    }

    /**
     * A bar where there is a terminal, else lines.
     *
     * @param notes where lines go
     * @param all steps in all
     */
    static Progress open(PrintWriter notes, long all) {
        return Terminal.interactive()
                ? new TerminalProgress(System.err, all)
                : new PlainProgress(notes, System::nanoTime);
    }

    /** Shows the numbers now, or leaves it when it showed them a moment ago. */
    void show(View view);

    /** Says a sentence at once. */
    void say(String sentence);

    @Override
    void close();
}
