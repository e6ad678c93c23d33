package io.darkroom.comparison;

/** Recipe A's retries: two, after 1.5 s × attempt. Any thread. */
final class Attempts {
    static final int MOST = 3;

    private Attempts() {}

    static long delayMillis(int attempt) {
        return 1_500L * attempt;
    }
}
