package io.darkroom.app.config;

import io.darkroom.app.exit.UserError;
import io.darkroom.providers.dialect.DialectSettings;
import io.darkroom.providers.dialect.Feature;
import io.darkroom.providers.http.HttpSettings;
import java.net.URI;
import java.util.Optional;

/**
 * The provider that draws.
 *
 * @param name part of topic and folder names
 * @param speech how its API speaks
 * @param model asked for when an event names none
 * @param maxInFlight calls at a time for the whole fleet
 * @param billing key and price
 * @param api how its API is reached
 */
public record ProviderConfig(
        String name, DialectSettings speech, String model, int maxInFlight, Billing billing, ApiAccess api) {
    /** The provider that costs nothing. */
    public static final String SANDBOX = "sandbox";

    private static final URI THIS_MACHINE = URI.create("http://127.0.0.1");

    /** Checks what is reached as it will be, so that a wrong setting ends the command before anything starts. */
    public ProviderConfig {
        api.at(api.base().orElse(THIS_MACHINE), "providers." + name, maxInFlight);
    }

    /**
     * What a call costs and who pays.
     *
     * @param keyVariable environment variable with the API key; empty when the API wants none
     * @param key the API key, when the variable is set
     * @param price of one picture
     * @param creditPrice of one credit
     */
    public record Billing(
            Optional<String> keyVariable, Optional<String> key, Optional<Price> price, Optional<Price> creditPrice) {
        /** Without the key. */
        @Override
        public String toString() {
            return "Billing[" + keyVariable.orElse("no key") + "]";
        }
    }

    /** Whether pictures are drawn by the sandbox and cost nothing. */
    public boolean sandbox() {
        return name.equals(SANDBOX);
    }

    /** Whether the sandbox's image API has to run in this process. */
    public boolean embedded() {
        return api.base().isEmpty();
    }

    /** Whether it tells the end of a job to an address. */
    public boolean tells() {
        return speech.dialect().capabilities().has(Feature.CALLBACK);
    }

    /** How the API at an address is called. */
    public HttpSettings http(URI address) {
        return api.at(address, "providers." + name, maxInFlight);
    }

    /**
     * The key that calls carry; the sandbox takes any.
     *
     * @throws UserError when the API wants a key and there is none
     */
    public String requiredKey() {
        if (billing.keyVariable().isEmpty()) {
            return SANDBOX;
        }
        return billing.key()
                .orElseThrow(() -> UserError.infrastructure(
                        "The provider %s needs an API key: set the environment variable %s, or leave --provider out to draw with the sandbox."
                                .formatted(name, billing.keyVariable().get())));
    }
}
