package io.darkroom.app.local.stage;

import io.darkroom.pipeline.generate.GenerateStage;
import io.darkroom.pipeline.generate.gate.GateState;
import io.darkroom.pipeline.stream.state.StageState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Generation of each provider in this process, and the asset stage; what happens to one happens to no other. They are closed at the same time:
 * running calls of one must not keep another in its group. Any thread.
 */
final class GenerationStages implements AutoCloseable {
    private static final String NAME = "generation";

    private final Map<String, GenerateStage> stages = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * Takes a stage over, before any is started.
     *
     * @param queue whose work it does
     * @param name how it is called
     */
    void add(String queue, String name, GenerateStage stage) {
        stages.put(queue, stage);
        names.put(queue, name);
    }

    void start() {
        stages.values().forEach(GenerateStage::start);
    }

    /** The stage of a provider. */
    Optional<GenerateStage> of(String provider) {
        return Optional.ofNullable(stages.get(provider));
    }

    /** The gate of each provider, by its name. */
    Map<String, GateState> gates() {
        Map<String, GateState> gates = new LinkedHashMap<>();
        stages.forEach((provider, stage) -> gates.put(provider, stage.gate()));
        return gates;
    }

    /** What each stage is doing, by its name. */
    Map<String, StageState> states() {
        Map<String, StageState> states = new LinkedHashMap<>();
        stages.forEach((provider, stage) -> states.put(names.getOrDefault(provider, provider), stage.state()));
        return states;
    }

    /** How generation is called: with its provider where there are several. */
    static String name(String provider, int stages) {
        return stages == 1 ? NAME : NAME + "-" + provider;
    }

    void stopCalling() {
        stages.values().forEach(GenerateStage::stopCalling);
    }

    /** Waits until no call of any is in flight; false when some still are after the limit. */
    boolean awaitQuiet(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (GenerateStage stage : stages.values()) {
            if (!stage.awaitQuiet(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        if (stages.size() == 1) {
            stages.values().forEach(GenerateStage::close);
        } else {
            closeTogether();
        }
    }

    private void closeTogether() {
        List<FutureTask<Boolean>> closing = new ArrayList<>();
        stages.forEach((provider, stage) -> {
            FutureTask<Boolean> task = new FutureTask<>(stage::close, true);
            Thread.ofPlatform().name("close-" + provider).start(task);
            closing.add(task);
        });
        closing.forEach(GenerationStages::await);
    }

    private static void await(FutureTask<Boolean> closing) {
        try {
            var unused = closing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a stage did not close in order", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
