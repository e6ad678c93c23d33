package io.darkroom.sandbox.api.job;

import io.darkroom.sandbox.api.call.Stay;
import io.darkroom.sandbox.pixelmuse.Order;

/**
 * An order on its way to a job.
 *
 * @param token idempotency key as sent; empty when there was none
 * @param key of the request
 * @param stay the call, which lasts until the job is over
 */
record JobOrder(Order order, String token, String key, Stay stay) {

    /** Under what it is billed. */
    String account() {
        return token.isEmpty() ? "request:" + key : token;
    }
}
