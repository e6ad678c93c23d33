package io.darkroom.app.run;

import io.darkroom.app.local.stage.Pipeline;
import io.darkroom.pipeline.generate.gate.GateState;
import java.util.Optional;
import java.util.OptionalInt;

/** The calls of the stages in this process, or of none. Any thread. */
final class PipelineCalls implements Calls {
    private final Pipeline pipeline;
    private final String remedy;

    PipelineCalls(Pipeline pipeline, String remedy) {
        this.pipeline = pipeline;
        this.remedy = remedy;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public OptionalInt inFlight() {
        return pipeline.stages()
                .map(stages -> OptionalInt.of(stages.gates().values().stream()
                        .mapToInt(GateState::inFlight)
                        .sum()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public OptionalInt storing() {
        return pipeline.storing();
    }

    @Override
    public void stop() {
        pipeline.stopCalling();
    }

    @Override
    public Optional<String> trouble() {
        String sentence = pipeline.failure().getNow("");
        return sentence.isEmpty() ? Optional.empty() : Optional.of(sentence);
    }
}
