package io.darkroom.app.command;

import io.darkroom.app.exit.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Whether somebody agrees. Where standard input is the data of the command, the terminal is asked itself. One thread.
 *
 * @param yes whether {@code --yes} was given: nobody is asked
 * @param inputTaken whether standard input is data
 */
public record Consent(boolean yes, boolean inputTaken) {
    /** The terminal that the process belongs to, whatever its standard input is (POSIX). */
    private static final Path TERMINAL = Path.of("/dev/tty");

    /** Refuses to go on when a question could not be answered. */
    public void requireSomebody() {
        if (!yes && inputTaken && !answers()) {
            throw nobody();
        } else if (!yes && !inputTaken) {
            Terminal.requireInteractive();
        }
    }

    /**
     * Asks and waits.
     *
     * @param question ends without punctuation; " [y/N] " is added
     */
    public boolean given(String question) {
        return (inputTaken && !yes) ? answered(question) : Terminal.confirmed(question, yes);
    }

    private static boolean answers() {
        try {
            Files.newBufferedReader(TERMINAL).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answered(String question) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(TERMINAL, Charset.defaultCharset()));
                BufferedReader in = Files.newBufferedReader(TERMINAL, Charset.defaultCharset())) {
            out.printf(Locale.ROOT, "%s [y/N] ", question);
            out.flush();
            String answer = in.readLine();
            return answer != null && Terminal.means(answer);
        } catch (IOException e) {
            throw nobody();
        }
    }

    private static UserError nobody() {
        return UserError.usage(
                "Standard input is the file, and there is no terminal to ask at; give --yes to go on without a question.");
    }
}
