package io.darkroom.benchmarks.trial;

import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.load.Orders;

/** The queue that a trial begins with. Main thread. */
public final class Backlogs {
    private Backlogs() {}

    /** Writes requests 0 to {@code count − 1}. */
    public static void write(Lab lab, int count) {
        Orders orders = new Orders(Lab.PROVIDER, lab.topics().changes().name());
        lab.preload(lab.topics().requests(Lab.PROVIDER), count, orders::of);
    }
}
