package io.darkroom.app.command.person;

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

    /** Of a command whose standard input is nothing but the person. */
    public Consent(boolean yes) {
        this(yes, false);
    }

    /** Refuses to go on when a question could not be answered. */
    public void requireSomebody() {
        boolean anybody = inputTaken ? answers() : Terminal.interactive();
        if (!yes && !anybody) {
            throw nobody();
        }
    }

    /**
     * Asks and waits, unless {@code --yes} was given.
     *
     * @param question ends without punctuation; " [y/N] " is added
     * @throws UserError when there is nobody to ask
     */
    public boolean given(String question) {
        return yes
                || (inputTaken ? answered(question) : Terminal.asked(question).orElseThrow(this::nobody));
    }

    private static boolean answers() {
        try {
            Files.newBufferedReader(TERMINAL).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answered(String question) {
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

    private UserError nobody() {
        return UserError.usage((inputTaken ? "Standard input is the file, and there" : "There")
                + " is no terminal to ask at; give --yes to go on without a question.");
    }
}
