package io.darkroom.app.promise.guarantee;

import io.darkroom.app.promise.evidence.Evidence;
import java.util.List;

/** Something that is promised whatever happens. Pure; any thread. */
public interface Guarantee {
    /** Every one of them. */
    List<Guarantee> ALL = List.of(
            new NothingIsLost(),
            new OneResultPerKey(),
            new NoEarlyRetry(),
            new BillsAreBounded(),
            new CapIsNeverExceeded(),
            new OriginIsKept());

    /** Fails with what was found when the promise was broken. */
    void assertHolds(Evidence evidence);
}
