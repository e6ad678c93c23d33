package io.darkroom.providers;

/** A credential that shows itself only in the request. Any thread. */
final class ApiKey {

    /** Shorter ones are no secrets (the sandbox's), and masking them would spoil messages. */
    private static final int SECRET_LENGTH = 8;

    private static final String MASK = "***";

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * The key, surrounding white space removed.
     *
     * @throws IllegalArgumentException when it is empty or cannot stand in a header; the message does not hold it
     */
    static ApiKey of(String prefix, String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            throw Bounds.refuse(prefix + ".api-key-env", "the name of a variable that holds the API key", "empty");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Bounds.refuse(
                    prefix + ".api-key-env",
                    "the name of a variable with visible ASCII characters only",
                    value.length() + " characters with others among them");
        }
        return new ApiKey(value);
    }

    String bearer() {
        return "Bearer " + value;
    }

    /** The text without the key. */
    String mask(String text) {
        return value.length() < SECRET_LENGTH ? text : text.replace(value, MASK);
    }

    int length() {
        return value.length();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
