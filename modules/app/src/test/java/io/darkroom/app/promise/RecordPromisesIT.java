package io.darkroom.app.promise;

/** What records and operators bring. */
class RecordPromisesIT extends Promises {
    RecordPromisesIT() {
        super(Scenarios.records());
    }
}
