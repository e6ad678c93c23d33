package io.darkroom.client;

/**
 * Where an event stands, once every replica that must have it has it. Any thread.
 *
 * @param topic name in Kafka, with its prefix
 * @param partition partition
 * @param offset offset in the partition
 * @param eventId id of the event; results and rejections name it
 */
public record Published(String topic, int partition, long offset, String eventId) {}
