package io.darkroom.app.work;

import io.darkroom.app.wording.Span;
import io.darkroom.pipeline.stream.Beat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The processes of one stage as its group knows them. A killed one stays in it until its session ends. Any thread.
 *
 * @param members instance ids in the group
 * @param holders who works on a partition
 * @param silent those of the members that give no sign of life
 * @param patience how long one waits for the answer to a call that another has sent
 */
public record Crew(Set<String> members, Map<Integer, String> holders, Map<String, Silence> silent, Duration patience) {

    /** Nobody, or nothing known. */
    public static final Crew NOBODY = new Crew(Set.of(), Map.of(), Map.of(), Duration.ZERO);

    public Crew {
        members = Set.copyOf(members);
        holders = Map.copyOf(holders);
        silent = Map.copyOf(silent);
    }

    /**
     * What is known of a process that gives no sign of life.
     *
     * @param since its last one; UTC, by its own clock
     * @param until when Kafka has given its work to others, about; UTC
     */
    public record Silence(Instant since, Instant until) {
        static final Duration PATIENCE = Beat.INTERVAL.multipliedBy(4);

        /** Kafka's heartbeat.interval.ms, where nobody sets another. */
        private static final Duration HEARTBEAT = Duration.ofSeconds(3);

        /** What follows from the last beat of a process, which may have gone on until the next and sent a heartbeat then. */
        static Optional<Silence> after(Beat last, Instant now) {
            return last.at().plus(PATIENCE).isAfter(now)
                    ? Optional.empty()
                    : Optional.of(new Silence(
                            last.at(),
                            last.at().plus(last.session()).plus(Beat.INTERVAL).plus(HEARTBEAT)));
        }
    }

    /** What is to be said about the work of a partition: nothing where its process is well. */
    public String note(int partition) {
        return silent(partition)
                .map(silence -> "; its process %s is not seen since %s: %s"
                        .formatted(holders.get(partition), silence.since(), next(silence)))
                .orElse("");
    }

    /**
     * As {@link #note(int)}, of a call that was sent and may have been answered in vain.
     *
     * @param sender instance id of the process that sent it
     */
    public String note(int partition, String sender) {
        String holder = holders.get(partition);
        if (holder != null && !holder.equals(sender)) {
            return "; %s has sent it, %s has its work now and waits %s for the answer%s"
                    .formatted(sender, holder, Span.of(patience), note(partition));
        }
        return note(partition)
                + silent(partition)
                        .filter(silence -> anybodyElse())
                        .map(silence -> ", and wait for the answer until %s"
                                .formatted(silence.until().plus(patience)))
                        .orElse("");
    }

    private Optional<Silence> silent(int partition) {
        return Optional.ofNullable(holders.get(partition)).map(silent::get);
    }

    private String next(Silence silence) {
        return anybodyElse()
                ? "others take its work over by about %s".formatted(silence.until())
                : "it goes on when that one is started again, or another";
    }

    private boolean anybodyElse() {
        return !silent.keySet().containsAll(members);
    }

    /** Those that were silent before and still say what they said then. */
    static Map<String, Silence> still(Map<String, Beat> before, Map<String, Beat> now, Instant at) {
        Map<String, Silence> silent = new HashMap<>();
        before.forEach((instance, beat) -> {
            if (beat.equals(now.get(instance))) {
                Silence.after(beat, at).ifPresent(silence -> silent.put(instance, silence));
            }
        });
        return silent;
    }
}
