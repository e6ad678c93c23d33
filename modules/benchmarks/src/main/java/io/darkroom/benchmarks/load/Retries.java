package io.darkroom.benchmarks.load;

import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import java.time.Instant;
import java.util.SplittableRandom;

/** Requests that wait for a second attempt, due at times that their numbers tell. Any thread. */
public final class Retries {
    private final Orders orders;
    private final Instant begin;
    private final long windowMillis;

    /**
     * @param begin when the first is due
     * @param windowMillis time in which all become due, evenly, in no order
     */
    public Retries(Orders orders, Instant begin, long windowMillis) {
        this.orders = orders;
        this.begin = begin;
        this.windowMillis = windowMillis;
    }

    /** When the retry of a product is due. */
    public Instant due(int number) {
        return begin.plusMillis(new SplittableRandom(number).nextLong(windowMillis));
    }

    /** The retry of a product. */
    public GenerationRequest of(int number) {
        return of(number, due(number));
    }

    /** The retry of a product that is due at another time. */
    public GenerationRequest of(int number, Instant due) {
        GenerationRequest request = orders.of(number);
        request.setRetry(RetryState.newBuilder()
                .setAttempt(1)
                .setSends(1)
                .setNotBefore(due)
                .setLastFailure(Failure.newBuilder()
                        .setWhy(FailureClass.PROVIDER_ERROR)
                        .setError("HTTP 500: {\"error\":{\"code\":\"server_error\"}}")
                        .setHttpStatus(500)
                        .build())
                .build());
        return request;
    }
}
