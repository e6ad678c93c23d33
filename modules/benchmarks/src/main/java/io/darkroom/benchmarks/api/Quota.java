package io.darkroom.benchmarks.api;

import java.util.Optional;

/** So many calls, then 402. Event loop only. */
final class Quota implements Rule {
    private static final Optional<Refusal> USED_UP =
            Optional.of(new Refusal(402, "insufficient_quota", Optional.empty()));

    private int left;

    Quota(int calls) {
        this.left = calls;
    }

    @Override
    public Optional<Refusal> decide(long now) {
        return left-- > 0 ? Optional.empty() : USED_UP;
    }
}
