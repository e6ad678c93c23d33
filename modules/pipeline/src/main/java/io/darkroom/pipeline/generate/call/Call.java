package io.darkroom.pipeline.generate.call;

import io.darkroom.pipeline.trace.CallTrace;
import io.darkroom.provider.ImageCall;

/**
 * One send of one request.
 *
 * @param callId id of this send
 * @param partition partition of the work queue that it belongs to
 * @param sku record key of its reply
 * @param backfill whether it uses the permits of the backfill
 * @param terms campaign and time that it is bound to
 * @param trace its span
 */
public record Call(
        String callId,
        CallKey key,
        int partition,
        String sku,
        boolean backfill,
        CallTerms terms,
        ImageCall image,
        CallTrace trace) {

    /** One that nobody traces. */
    public Call(
            String callId, CallKey key, int partition, String sku, boolean backfill, CallTerms terms, ImageCall image) {
        this(callId, key, partition, sku, backfill, terms, image, CallTrace.NONE);
    }

    /** One that is bound to nothing. */
    public Call(String callId, CallKey key, int partition, String sku, boolean backfill, ImageCall image) {
        this(callId, key, partition, sku, backfill, CallTerms.NONE, image);
    }
}
