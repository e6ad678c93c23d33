package io.darkroom.app.promise;

/** What happens to processes, their disks and clocks. */
class ProcessPromisesIT extends Promises {
    ProcessPromisesIT() {
        super(Scenarios.processes());
    }
}
