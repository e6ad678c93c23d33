package io.darkroom.sandbox.fault;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The rules in force and the calls they have seen. Rules may be set anew at any time; counting then starts again. Any thread. */
public final class FaultScript {

    private static final long NO_CALL_YET = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private volatile Running running;

    public FaultScript(String spec, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.running = running(spec);
    }

    /**
     * Sets the rules: the name of a scenario, the path of a YAML or JSON file, the rules themselves as YAML or JSON;
     * {@code none} or nothing for no faults.
     *
     * @throws IllegalArgumentException with a sentence that names the rule and what is wrong with it
     */
    public void set(String spec) {
        running = running(spec);
    }

    public void clear() {
        set("none");
    }

    /** The rules as they were set. */
    public String spec() {
        return running.spec;
    }

    public boolean isEmpty() {
        return running.rules.isEmpty();
    }

    /** What happens to this call; empty when nothing goes wrong. Counts the call. */
    public Optional<FaultAction> decide(String token, String prompt, String model, String imageUrl, long callOfToken) {
        return decide(FaultPlace.SUBMIT, token, prompt, model, imageUrl, callOfToken);
    }

    /** As {@link #decide(String, String, String, String, long)}, for what happens at some place. */
    public Optional<FaultAction> decide(
            FaultPlace at, String token, String prompt, String model, String imageUrl, long callOfToken) {
        Running now = running;
        if (now.rules.isEmpty()) {
            return Optional.empty();
        }
        long nanos = nanoTime.getAsLong();
        now.firstCallNanos.compareAndSet(NO_CALL_YET, nanos);
        long millis = (nanos - now.firstCallNanos.get()) / 1_000_000;
        long number = now.called(at);
        CallFacts call = new CallFacts(at, token, prompt, model, imageUrl, number, callOfToken, millis);
        for (FaultRule rule : now.rules) {
            if (rule.applies(call)) {
                return Optional.of(rule.action());
            }
        }
        return Optional.empty();
    }

    private static Running running(String spec) {
        Map<FaultPlace, AtomicLong> calls = new EnumMap<>(FaultPlace.class);
        for (FaultPlace place : FaultPlace.values()) {
            calls.put(place, new AtomicLong());
        }
        return new Running(
                spec, FaultReader.read(spec), new AtomicLong(NO_CALL_YET), Collections.unmodifiableMap(calls));
    }

    private record Running(
            String spec, List<FaultRule> rules, AtomicLong firstCallNanos, Map<FaultPlace, AtomicLong> calls) {

        /** The number of one more call at a place. */
        long called(FaultPlace at) {
            return Objects.requireNonNull(calls.get(at)).incrementAndGet();
        }
    }
}
