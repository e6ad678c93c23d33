package io.darkroom.app.status.search;

import io.darkroom.app.status.around.Clients;
import io.darkroom.app.tail.Seen;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the results of keys at the places that the ledger tells. One thread. */
record ResultRecords(Topics topics) {

    /** Reads the result of a key's newest generation, unless it is known. */
    void read(Trail trail, Clients clients) {
        GenerationStatus newest = trail.newest().value();
        long generation = newest.getGeneration();
        if (trail.completed(generation).isEmpty() && trail.failed(generation).isEmpty()) {
            newest.getResult().flatMap(clients::at).ifPresent(record -> result(trail, record));
        }
    }

    private void result(Trail trail, ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.completed().name())) {
            Seen.maybe(record, topics.completed()).ifPresent(trail::completed);
        } else {
            Seen.maybe(record, topics.failed()).ifPresent(trail::failed);
        }
    }
}
