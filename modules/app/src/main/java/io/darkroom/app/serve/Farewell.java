package io.darkroom.app.serve;

import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.Span;
import io.darkroom.pipeline.generate.gate.GateState;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when the end of a process begins, and how it went when all is closed. One thread. */
final class Farewell {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

    private Optional<Begun> begun = Optional.empty();

    private record Begun(Stages stages, int running, long nanos) {}

    /** Lets no further call start. */
    void begin(Stages stages) {
        LOG.info("stopping: no new calls, running ones finish");
        stages.stopCalling();
        begun = Optional.of(new Begun(stages, running(stages), System.nanoTime()));
    }

    /** Everything is closed; nothing is said where {@link #begin} was not called. */
    void end() {
        begun.ifPresent(then -> LOG.atInfo()
                .addKeyValue(
                        "status",
                        status(
                                Duration.ofNanos(System.nanoTime() - then.nanos()),
                                then.running(),
                                running(then.stages())))
                .log("stopped"));
    }

    /**
     * How it went.
     *
     * @param running calls that were in flight
     * @param left those of them whose answer is not in Kafka: jobs, which are drawn without this process, and what ran on after
     *     {@code drain-timeout}, of which a warning tells
     */
    static String status(Duration took, int running, int left) {
        String rest = left == 0 ? "" : ", %d left to others".formatted(left);
        return "after %s: %s in flight, %d answered%s"
                .formatted(Span.of(took), Counted.of(running, "call was", "calls were"), running - left, rest);
    }

    private static int running(Stages stages) {
        return stages.gates().values().stream().mapToInt(GateState::inFlight).sum();
    }
}
