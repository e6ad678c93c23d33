package io.darkroom.app.config.setting;

/**
 * One setting that is in force.
 *
 * @param name property
 * @param value as text, never empty
 * @param origin where it came from, as users name it: default, a file, a variable, a flag
 */
public record Setting(String name, String value, String origin) {

    /** The value with credentials masked. */
    public String shown() {
        return Secrets.shown(name, value);
    }

    @Override
    public String toString() {
        return name + "=" + Secrets.shown(name, value) + " (" + origin + ")";
    }
}
