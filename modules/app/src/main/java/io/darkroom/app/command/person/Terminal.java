package io.darkroom.app.command.person;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The person at the terminal, if there is one. One thread. */
public final class Terminal {
    private static final Set<String> YES = Set.of("y", "yes");

    private Terminal() {}

    /** Whether somebody can be asked: standard input and output are a terminal. */
    public static boolean interactive() {
        return console().isPresent();
    }

    /**
     * Asks and waits.
     *
     * @param question ends without punctuation; " [y/N] " is added
     * @return whether the answer is yes; empty when there is nobody
     */
    static Optional<Boolean> asked(String question) {
        return console().map(console -> {
            String answer = console.readLine("%s [y/N] ", question);
            if (answer == null) {
                // Ctrl-D leaves the cursor behind the question.
                console.printf("%n");
            }
            return answer != null && means(answer);
        });
    }

    /** Whether an answer means yes. */
    static boolean means(String answer) {
        return YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** Before JDK 22 there is no console without a terminal, from then on there may be, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return true;
        }
    }
}
