package io.darkroom.pipeline.generate;

import io.darkroom.provider.ImageCall;

/**
 * One send of one request.
 *
 * @param callId id of this send
 * @param partition partition of the work queue that it belongs to
 * @param sku record key of its reply
 */
record Call(String callId, CallKey key, int partition, String sku, ImageCall image) {}
