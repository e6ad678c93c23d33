package io.darkroom.app.exit;

import org.jspecify.annotations.Nullable;

/**
 * Ends the command with an exit code and one sentence that says what to do; the sentence is all that the user reads, the
 * cause goes to the log. Any thread.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    private UserError(ExitCode code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** Wrong use, a wrong setting or unreadable input: exit code 2. */
    public static UserError usage(String sentence) {
        return new UserError(ExitCode.USAGE, sentence, null);
    }

    /** As {@link #usage(String)}, with the cause for the log. */
    public static UserError usage(String sentence, Throwable cause) {
        return new UserError(ExitCode.USAGE, sentence, cause);
    }

    /** Infrastructure or provider cannot be used: exit code 3. */
    public static UserError infrastructure(String sentence) {
        return new UserError(ExitCode.INFRASTRUCTURE, sentence, null);
    }

    /** As {@link #infrastructure(String)}, with the cause for the log. */
    public static UserError infrastructure(String sentence, Throwable cause) {
        return new UserError(ExitCode.INFRASTRUCTURE, sentence, cause);
    }

    /** Ctrl-C: exit code 130. */
    public static UserError interrupted(String sentence) {
        return new UserError(ExitCode.INTERRUPTED, sentence, null);
    }

    /** The code that the command ends with. */
    public ExitCode code() {
        return code;
    }
}
