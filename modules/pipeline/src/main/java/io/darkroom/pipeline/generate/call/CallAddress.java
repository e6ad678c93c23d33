package io.darkroom.pipeline.generate.call;

/**
 * The send that a webhook belongs to. Any thread.
 *
 * @param partition partition of the work queue and of the replies
 * @param sku record key of the reply
 * @param callId id of the send
 */
public record CallAddress(int partition, String sku, String idempotencyKey, long generation, String callId) {}
