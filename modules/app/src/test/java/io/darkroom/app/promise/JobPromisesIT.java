package io.darkroom.app.promise;

/** What happens while an image API draws in jobs. */
class JobPromisesIT extends Promises {
    JobPromisesIT() {
        super(Scenarios.jobs());
    }
}
