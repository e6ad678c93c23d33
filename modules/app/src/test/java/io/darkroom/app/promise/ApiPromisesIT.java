package io.darkroom.app.promise;

/** What the image API does. */
class ApiPromisesIT extends Promises {
    ApiPromisesIT() {
        super(Scenarios.api());
    }
}
