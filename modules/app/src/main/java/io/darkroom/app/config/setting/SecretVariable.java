package io.darkroom.app.config.setting;

import io.darkroom.app.exit.UserError;
import java.util.Map;
import java.util.Optional;

/**
 * A secret that stands in the environment.
 *
 * @param property setting that names the variable
 * @param variable the variable; empty when none is named
 * @param value what stands in it; empty when nothing does
 */
public record SecretVariable(String property, Optional<String> variable, Optional<String> value) {

    public static SecretVariable read(Settings settings, String property, Map<String, String> environment) {
        Optional<String> variable = settings.text(property);
        return new SecretVariable(
                property,
                variable,
                variable.map(environment::get).map(String::strip).filter(text -> !text.isEmpty()));
    }

    /**
     * The secret.
     *
     * @param why what needs it; begins a sentence
     * @param shortest characters that it must have
     * @throws UserError when there is none or it is too short
     */
    public String required(String why, int shortest) {
        String name =
                variable.orElseThrow(() -> UserError.usage(why + " needs " + property + ": the name of an environment"
                        + " variable that holds the secret, with at least " + shortest + " characters."));
        String secret = value.orElseThrow(
                () -> UserError.usage(why + " needs the environment variable " + name + " (" + property + ")."));
        if (secret.length() < shortest) {
            throw UserError.usage("The environment variable %s (%s) must have at least %d characters, had %d."
                    .formatted(name, property, shortest, secret.length()));
        }
        return secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SecretVariable[" + variable.orElse("none") + "]";
    }
}
