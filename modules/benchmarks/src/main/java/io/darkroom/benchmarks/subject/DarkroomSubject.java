package io.darkroom.benchmarks.subject;

import io.darkroom.benchmarks.lab.Instance;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.Program;
import java.util.Map;
import java.util.Optional;

/** {@code darkroom serve --stages generation}. Any thread. */
public record DarkroomSubject(Instance instance) implements Subject {
    public static final String NAME = "Darkroom";

    /** @param settings besides the defaults */
    public DarkroomSubject(Map<String, String> settings) {
        this(Instance.generation("bench-1", settings));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int concurrency(int cap) {
        return cap;
    }

    @Override
    public Optional<Long> atWork(Program program) {
        return program.saidMicros("status=\"RUNNING\"").stream().boxed().findFirst();
    }

    @Override
    public Program start(Lab lab) {
        return lab.serve(instance);
    }
}
