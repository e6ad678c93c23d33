package io.darkroom.app.config;

import java.util.Optional;

/**
 * The provider that draws.
 *
 * @param name part of topic and folder names
 * @param dialect how its API speaks
 * @param model asked for when an event names none
 * @param maxInFlight calls at a time for the whole fleet, 1 to 10,000
 * @param idempotent whether the vendor documents that a repeated Idempotency-Key is not billed again
 * @param billing key and price
 * @param http how its API is reached
 */
public record ProviderConfig(
        String name,
        String dialect,
        String model,
        int maxInFlight,
        boolean idempotent,
        Billing billing,
        ProviderHttp http) {
    /** The provider that costs nothing. */
    public static final String SANDBOX = "sandbox";

    public ProviderConfig {
        if (!dialect.equals("creativeai")) {
            throw new IllegalArgumentException("dialect must be creativeai, was " + dialect);
        }
        if (maxInFlight < 1 || maxInFlight > 10_000) {
            throw new IllegalArgumentException("max-in-flight must be 1 to 10000, was " + maxInFlight);
        }
    }

    /**
     * What a call costs and who pays.
     *
     * @param keyVariable environment variable with the API key; empty when the API wants none
     * @param key the API key, when the variable is set
     * @param price of one picture
     */
    public record Billing(Optional<String> keyVariable, Optional<String> key, Optional<Price> price) {
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

    /** Whether the sandbox's image API runs in this process. */
    public boolean embedded() {
        return http.base().isEmpty();
    }
}
