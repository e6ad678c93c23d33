package io.darkroom.app.command;

import io.darkroom.app.exit.UserError;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Set;

/** The person at the terminal, if there is one. One thread. */
public final class Terminal {
    private static final Set<String> YES = Set.of("y", "yes");

    private Terminal() {}

    /** Whether somebody can be asked: standard input and output are a terminal. */
    public static boolean interactive() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /**
     * Asks and waits.
     *
     * @param question ends without punctuation; " [y/N] " is added
     * @param yes whether {@code --yes} was given: nobody is asked
     * @return whether to go on
     * @throws UserError when there is nobody to ask and {@code --yes} was not given
     */
    public static boolean confirmed(String question, boolean yes) {
        if (yes) {
            return true;
        }
        Console console = System.console();
        if (console == null || !isTerminal(console)) {
            throw UserError.usage("There is no terminal to ask at; give --yes to go on without a question.");
        }
        String answer = console.readLine("%s [y/N] ", question);
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** From JDK 22 on there may be a console without a terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return true;
        }
    }
}
