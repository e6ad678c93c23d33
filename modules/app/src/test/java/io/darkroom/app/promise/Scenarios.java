package io.darkroom.app.promise;

import io.darkroom.app.promise.api.ApiTroubles;
import io.darkroom.app.promise.broker.TransactionsAborted;
import io.darkroom.app.promise.process.Frozen;
import io.darkroom.app.promise.process.JoiningAndLeaving;
import io.darkroom.app.promise.process.Killed;
import io.darkroom.app.promise.process.RollingRestart;
import io.darkroom.app.promise.process.Terminated;
import io.darkroom.app.promise.records.Garbage;
import java.util.List;
import java.util.stream.Stream;

/** Every scenario of the suite. */
final class Scenarios {
    private Scenarios() {}

    /** One for each family of failures; seconds each. */
    static List<Scenario> brief() {
        return Stream.concat(
                        Stream.of(
                                new Killed(),
                                new Terminated(),
                                new JoiningAndLeaving(),
                                new TransactionsAborted(),
                                new Garbage()),
                        ApiTroubles.brief().stream())
                .toList();
    }

    /** The others; minutes. */
    static List<Scenario> lengthy() {
        return Stream.concat(Stream.of(new RollingRestart(), new Frozen()), ApiTroubles.lengthy().stream())
                .toList();
    }
}
