package io.darkroom.benchmarks.subject;

import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.Program;
import java.util.Optional;

/** A program that turns {@code image.requests.sandbox} into {@code image.completed} by way of the API. Any thread. */
public interface Subject {
    /** As it stands before figures. */
    String name();

    /** Calls that it has in flight where so many are allowed. */
    int concurrency(int cap);

    /** Starts it; starting it again after a kill lets it go on. */
    Program start(Lab lab);

    /** When it said that it is at work, microseconds since 1970; empty when it does not say that. */
    default Optional<Long> atWork(Program program) {
        return Optional.empty();
    }
}
