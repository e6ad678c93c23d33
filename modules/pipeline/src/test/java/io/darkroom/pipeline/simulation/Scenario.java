package io.darkroom.pipeline.simulation;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.pipeline.generate.SimulatedProcess;
import io.darkroom.pipeline.generate.pace.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fleet and what its API does to it.
 *
 * @param about one line for the reader of the result
 * @param fleet processes; cap, rate and requests are shared by them
 * @param requests in the work queue from the begin
 * @param ends seconds at which the parts of the run end
 * @param program the campaigns
 */
record Scenario(
        String name,
        String about,
        int fleet,
        int cap,
        Optional<String> rate,
        int requests,
        SimulatedApi.Latency latency,
        List<Rule> rules,
        List<Integer> ends,
        Program program) {

    /** Without campaigns. */
    Scenario(
            String name,
            String about,
            int fleet,
            int cap,
            Optional<String> rate,
            int requests,
            SimulatedApi.Latency latency,
            List<Rule> rules,
            List<Integer> ends) {
        this(name, about, fleet, cap, rate, requests, latency, rules, ends, Program.NONE);
    }

    Observed run() {
        VirtualTime time = new VirtualTime();
        Observed record = new Observed(parts());
        SimulatedApi api = new SimulatedApi(time, rules, latency, record);
        List<SimulatedProcess> processes = new ArrayList<>();
        try {
            for (int number = 0; number < fleet; number++) {
                SimulatedProcess process = new SimulatedProcess(
                        time, api, number, fleet, cap, rate.flatMap(Rate::parse), program, new Eyes(time, record));
                process.publish(requests / fleet);
                processes.add(process);
            }
            time.run(Duration.ofSeconds(ends.getLast()));
            return record;
        } finally {
            processes.forEach(SimulatedProcess::close);
        }
    }

    private List<Observed.Part> parts() {
        List<Observed.Part> parts = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            parts.add(new Observed.Part(
                    "%d-%d s".formatted(from, end), Duration.ofSeconds(from), Duration.ofSeconds(end)));
            from = end;
        }
        return parts;
    }

    private record Eyes(VirtualTime time, Observed record) implements SimulatedProcess.Watcher {
        @Override
        public void retry(GenerationRequest request, Instant notBefore) {
            record.retry(request.getPrompt(), Duration.between(VirtualTime.BEGIN, notBefore));
        }

        @Override
        public void completed(SimulatedProcess.Picture request) {
            record.completed(request.prompt(), time.elapsed());
        }

        @Override
        public void failed(ImageFailed request) {
            record.failed++;
        }
    }
}
