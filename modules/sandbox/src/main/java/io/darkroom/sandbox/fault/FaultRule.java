package io.darkroom.sandbox.fault;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Which calls go wrong, and how. The first rule that applies decides. Any thread.
 *
 * @param times how often the rule may apply at most
 */
record FaultRule(String name, When when, Limit times, FaultAction action) {

    boolean applies(CallFacts call) {
        return when.matches(call) && times.take();
    }

    /**
     * What a call must be like.
     *
     * @param sinceFirstCall milliseconds since the first call that the script saw
     */
    record When(FaultPlace at, TextMatch texts, Span calls, Span callsOfToken, Span sinceFirstCall, Chance chance) {

        boolean matches(CallFacts call) {
            return call.at() == at
                    && calls.contains(call.call())
                    && callsOfToken.contains(call.callOfToken())
                    && sinceFirstCall.contains(call.sinceFirstCallMillis())
                    && texts.matches(call)
                    && chance.hits(call);
        }
    }

    /** A number of times that is used up. */
    static final class Limit {

        private final AtomicLong left;

        Limit(long times) {
            this.left = new AtomicLong(times);
        }

        boolean take() {
            return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
        }
    }
}
