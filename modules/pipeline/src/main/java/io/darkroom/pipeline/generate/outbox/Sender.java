package io.darkroom.pipeline.generate.outbox;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records that must not be lost. Any thread. */
public interface Sender {

    /**
     * Sends a record; returns at once.
     *
     * @param safe called when Kafka has it
     * @param tooLarge called instead when Kafka can never take it
     */
    void send(ProducerRecord<byte[], byte[]> mail, Runnable safe, Runnable tooLarge);
}
