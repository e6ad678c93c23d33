package io.darkroom.pipeline.simulation;

import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An image API in virtual time, one for the whole fleet. Its latencies are drawn from a seeded source. */
final class SimulatedApi implements ImageProvider {
    private final VirtualTime time;
    private final List<Rule> rules;
    private final Latency latency;
    private final Observed record;
    private final Random random = new Random(4);
    private int calls;

    /**
     * How long it draws.
     *
     * @param slow one call in so many takes ten times as long, 0 for none
     */
    record Latency(Duration least, Duration most, int slow) {
        private Duration next(Random random) {
            long millis = least.toMillis()
                    + (long) (random.nextDouble() * most.minus(least).toMillis());
            return Duration.ofMillis(slow > 0 && random.nextInt(slow) == 0 ? 10 * millis : millis);
        }
    }

    SimulatedApi(VirtualTime time, List<Rule> rules, Latency latency, Observed record) {
        this.time = time;
        this.rules = rules;
        this.latency = latency;
        this.record = record;
    }

    @Override
    public CompletionStage<Reply> generate(ImageCall call) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Duration way = Duration.ofMillis(random.nextInt(10));
        record.left(call.prompt(), time.elapsed());
        time.after(way, () -> {
            Answer answer = answer();
            record.arrived(call.prompt(), time.elapsed(), answer);
            time.after(answer.after(), () -> {
                record.answered(call.prompt(), time.elapsed(), answer);
                reply.complete(answer.reply());
            });
        });
        return reply;
    }

    private Answer answer() {
        int call = ++calls;
        return rules.stream()
                .map(rule -> rule.answer(call, time.elapsed()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Answer.picture(latency.next(random)));
    }

    @Override
    public boolean idempotent() {
        return false;
    }

    @Override
    public void close() {}
}
