package io.darkroom.providers.http;

import io.darkroom.providers.network.Bounds;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The calls that have not ended, and the one timer that ends those whose time is over. All have the same limit, so the
 * order of their starts is the order of their deadlines. Event loop only.
 */
final class RunningCalls {

    private final Vertx vertx;
    private final HttpSettings http;
    private final Exchange.NotSent neverConnected;
    private final Map<HttpCall, Long> deadlines = new LinkedHashMap<>();
    private boolean timerRuns;

    RunningCalls(Vertx vertx, HttpSettings http) {
        this.vertx = vertx;
        this.http = http;
        this.neverConnected = new NothingSent(http).noFreeConnection();
    }

    void add(HttpCall call) {
        long limit = http.callTimeout().toNanos();
        deadlines.put(call, System.nanoTime() + limit);
        if (!timerRuns) {
            wakeAfter(limit);
        }
    }

    void remove(HttpCall call) {
        deadlines.remove(call);
    }

    void endAll(String why, Exchange.NotSent ifNotSent) {
        for (HttpCall call : new ArrayList<>(deadlines.keySet())) {
            call.giveUp(why, ifNotSent);
        }
    }

    private void wakeAfter(long nanos) {
        timerRuns = true;
        vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1), timer -> endOverdue());
    }

    private void endOverdue() {
        timerRuns = false;
        long now = System.nanoTime();
        String why = "no answer within " + Bounds.text(http.callTimeout());
        while (!deadlines.isEmpty()) {
            Map.Entry<HttpCall, Long> oldest = deadlines.entrySet().iterator().next();
            long left = oldest.getValue() - now;
            if (left > 0) {
                wakeAfter(left);
                return;
            }
            oldest.getKey().giveUp(why, neverConnected);
        }
    }
}
