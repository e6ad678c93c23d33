package io.darkroom.sandbox.fault;

/**
 * What a rule may look at in a call.
 *
 * @param token the idempotency key as sent, empty when there was none
 * @param at what is about to happen
 * @param call number of this call, look, job or webhook since the script was set, from 1
 * @param callOfToken number of this call among those with the same token (the same request when there is no token), of this
 *     look among those at the same job, from 1
 * @param sinceFirstCallMillis time since the first call that the script saw
 */
public record CallFacts(
        FaultPlace at,
        String token,
        String prompt,
        String model,
        String imageUrl,
        long call,
        long callOfToken,
        long sinceFirstCallMillis) {}
