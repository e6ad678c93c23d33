package io.darkroom.app.exit;

/** Exit codes of the {@code darkroom} command; they are contract. Any thread. */
public enum ExitCode {
    /** Everything asked for was done. */
    OK(0),
    /** The run ended, but some records failed or were not started. */
    SOME_FAILED(1),
    /** Wrong use, a wrong setting or unreadable input; nothing was started. */
    USAGE(2),
    /** Infrastructure or provider cannot be used. */
    INFRASTRUCTURE(3),
    /** Interrupted by Ctrl-C. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number handed to the operating system. */
    public int number() {
        return number;
    }
}
