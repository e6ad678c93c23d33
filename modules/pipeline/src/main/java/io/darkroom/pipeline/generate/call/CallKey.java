package io.darkroom.pipeline.generate.call;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ProviderReply;

/** What makes a request one and the same: its idempotency key and generation. Any thread. */
public record CallKey(String idempotencyKey, long generation) {

    public static CallKey of(GenerationRequest request) {
        return new CallKey(request.getIdempotencyKey(), request.getGeneration());
    }

    public static CallKey of(ProviderReply reply) {
        return new CallKey(reply.getIdempotencyKey(), reply.getGeneration());
    }

    /** Key in the stores. A {@code #} cannot stand in an idempotency key: its parts are percent-encoded. */
    public String stored() {
        return idempotencyKey + "#" + generation;
    }
}
