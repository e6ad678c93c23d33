package io.darkroom.app.config;

/**
 * One setting that is in force.
 *
 * @param name property
 * @param value as text, never empty
 * @param origin where it came from, as users name it: default, a file, a variable, a flag
 */
public record Setting(String name, String value, String origin) {
    private static final int DEFAULT = 100;
    private static final int FILE = 200;
    private static final int ENVIRONMENT = 300;
    private static final int FLAG = 400;

    /** Which origin it is of: the higher wins. */
    int rank() {
        if (origin.startsWith("--")) {
            return FLAG;
        }
        if (origin.startsWith(EnvironmentVariables.PREFIX)) {
            return ENVIRONMENT;
        }
        return origin.matches("default(,? .*)?") ? DEFAULT : FILE;
    }

    /** The value with credentials masked. */
    public String shown() {
        return Secrets.shown(name, value);
    }

    @Override
    public String toString() {
        return name + "=" + Secrets.shown(name, value) + " (" + origin + ")";
    }
}
