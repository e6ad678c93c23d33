package io.darkroom.sandbox.fault;

/**
 * What a rule may look at in a call.
 *
 * @param token the idempotency key as sent, empty when there was none
 * @param call number of this call since the script was set, from 1
 * @param callOfToken number of this call among those with the same token (the same request when there is no token), from 1
 * @param sinceFirstCallMillis time since the first call that the script saw
 */
public record CallFacts(
        String token,
        String prompt,
        String model,
        String imageUrl,
        long call,
        long callOfToken,
        long sinceFirstCallMillis) {}
