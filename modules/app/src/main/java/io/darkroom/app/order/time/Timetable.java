package io.darkroom.app.order.time;

import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.generate.pace.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long calls to one provider take when each takes the same: within the cap of the plan and those of the campaigns, and in
 * their windows. What is not known (retries, other work) is not counted. Pure, any thread.
 *
 * @param atATime cap of the plan
 * @param rate calls that may start in a time
 * @param call time of a call
 * @param now UTC
 */
public record Timetable(int atATime, Optional<Rate> rate, Duration call, Instant now) {

    /** Time from now to the last answer; empty when no call can be made any more. */
    public Optional<Duration> time(List<Part> parts) {
        List<Stretch> made =
                parts.stream().flatMap(part -> stretch(part).stream()).toList();
        return made.stream()
                .map(one -> later(one.until(), together(made, one.from())))
                .max(Instant::compareTo)
                .map(end -> Duration.between(now, end));
    }

    /** How many calls of a part can be made before its campaign ends. */
    public long made(Part part) {
        return stretch(part).map(Stretch::calls).orElse(0L);
    }

    /** The end of everything that cannot begin before a moment, within the cap and rate of the plan. */
    private Instant together(List<Stretch> all, Instant from) {
        long calls = all.stream()
                .filter(one -> !one.from().isBefore(from))
                .mapToLong(Stretch::calls)
                .sum();
        Instant rounds = from.plus(call.multipliedBy(rounds(calls, atATime)));
        return rate.map(most -> from.plus(call).plusSeconds((long) Math.ceil(calls / most.perSecond())))
                .map(starts -> later(starts, rounds))
                .orElse(rounds);
    }

    /** A part for itself: round after round in its windows; a call that has begun when one closes is not called back. */
    private Optional<Stretch> stretch(Part part) {
        Duration round = round();
        long total = Math.max(
                Math.min(part.inARow(), part.calls()),
                rounds(part.calls(), Math.min(part.cap(atATime), mostInARound(round))));
        long left = total;
        Instant begin = Instant.MAX;
        Instant end = now;
        for (Window window : windows(part)) {
            Instant from = later(window.from(), now);
            long fit = left == 0 ? 0 : Math.min(left, begun(from, until(part, window), round));
            if (fit > 0) {
                begin = begin.isBefore(from) ? begin : from;
                end = from.plus(round.multipliedBy(fit - 1)).plus(call);
                left -= fit;
            }
        }
        long made = part.calls() * (total - left) / total;
        return begin.equals(Instant.MAX) ? Optional.empty() : Optional.of(new Stretch(begin, end, made));
    }

    /** From the beginning of a round to that of the next: a rate below one start in the time of a call makes it longer. */
    private Duration round() {
        return rate.map(most -> Duration.ofSeconds(Math.ceilDiv(most.per().toSeconds(), most.calls())))
                .filter(start -> start.compareTo(call) > 0)
                .orElse(call);
    }

    private int mostInARound(Duration round) {
        return rate.map(most -> (int) Math.max(1, Math.min(Integer.MAX_VALUE, most.perSecond() * round.toSeconds())))
                .orElse(Integer.MAX_VALUE);
    }

    /** Rounds that can begin from one moment until another. */
    private static long begun(Instant from, Instant until, Duration round) {
        return from.isBefore(until) ? Math.ceilDiv(Duration.between(from, until).toSeconds(), round.toSeconds()) : 0;
    }

    private static List<Window> windows(Part part) {
        return part.campaign().map(Campaign::windows).orElse(List.of(Window.ALWAYS));
    }

    private static Instant until(Part part, Window window) {
        return part.campaign()
                .flatMap(Campaign::end)
                .filter(end -> end.isBefore(window.until()))
                .orElse(window.until());
    }

    private static long rounds(long calls, int atATime) {
        return Math.max(1, Math.ceilDiv(calls, (long) atATime));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
