package io.darkroom.pipeline.stream.state;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The gauges of one stage; they go with it, for what they show is gone then. Any thread. */
public final class Gauges implements AutoCloseable {
    private final MeterRegistry registry;
    private final List<Meter> gauges = new ArrayList<>();

    public Gauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Declares a gauge; its value must be cheap and is asked for on any thread. */
    public synchronized void add(String name, String unit, String description, Tags tags, Supplier<Number> value) {
        gauges.add(Gauge.builder(name, value)
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    @Override
    public synchronized void close() {
        gauges.forEach(registry::remove);
        gauges.clear();
    }
}
