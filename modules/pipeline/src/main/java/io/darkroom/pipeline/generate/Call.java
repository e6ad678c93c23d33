package io.darkroom.pipeline.generate;

import io.darkroom.provider.ImageCall;

/**
 * One send of one request.
 *
 * @param callId id of this send
 * @param partition partition of the work queue that it belongs to
 * @param sku record key of its reply
 * @param backfill whether it uses the permits of the backfill
 */
record Call(String callId, CallKey key, int partition, String sku, boolean backfill, ImageCall image) {}
