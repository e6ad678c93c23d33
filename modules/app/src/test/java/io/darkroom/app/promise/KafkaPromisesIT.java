package io.darkroom.app.promise;

/** What happens to Kafka and the registry. */
class KafkaPromisesIT extends Promises {
    KafkaPromisesIT() {
        super(Scenarios.kafka());
    }
}
