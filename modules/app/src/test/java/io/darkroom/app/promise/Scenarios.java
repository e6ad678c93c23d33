package io.darkroom.app.promise;

import io.darkroom.app.promise.api.ApiTroubles;
import io.darkroom.app.promise.broker.BrokerKilled;
import io.darkroom.app.promise.broker.OffsetsLost;
import io.darkroom.app.promise.broker.OneOfThreeLost;
import io.darkroom.app.promise.broker.RegistryAway;
import io.darkroom.app.promise.broker.TransactionsAborted;
import io.darkroom.app.promise.broker.UnreadDeleted;
import io.darkroom.app.promise.process.ClockStep;
import io.darkroom.app.promise.process.DiskFills;
import io.darkroom.app.promise.process.Frozen;
import io.darkroom.app.promise.process.FullDisk;
import io.darkroom.app.promise.process.JoiningAndLeaving;
import io.darkroom.app.promise.process.Killed;
import io.darkroom.app.promise.process.KilledAgainAndAgain;
import io.darkroom.app.promise.process.KilledTenTimes;
import io.darkroom.app.promise.process.RateShared;
import io.darkroom.app.promise.process.RollingRestart;
import io.darkroom.app.promise.process.Terminated;
import io.darkroom.app.promise.process.Twins;
import io.darkroom.app.promise.records.Garbage;
import io.darkroom.app.promise.records.ProviderRemoved;
import io.darkroom.app.promise.records.ReleasedInTheMiddle;
import io.darkroom.app.promise.records.ReplayedTwice;
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
                                new RateShared(),
                                new Twins(),
                                new TransactionsAborted(),
                                new BrokerKilled(),
                                new RegistryAway(),
                                new Garbage()),
                        ApiTroubles.brief().stream())
                .toList();
    }

    /** The others; minutes. */
    static List<Scenario> lengthy() {
        return Stream.concat(
                        Stream.of(
                                new OffsetsLost(),
                                new UnreadDeleted(),
                                new ReplayedTwice(),
                                new ReleasedInTheMiddle(),
                                new ProviderRemoved(),
                                ClockStep.back(),
                                ClockStep.forward(),
                                new FullDisk(),
                                new DiskFills(),
                                new Frozen(),
                                new RollingRestart(),
                                new OneOfThreeLost(),
                                new KilledTenTimes(),
                                new KilledAgainAndAgain()),
                        ApiTroubles.lengthy().stream())
                .toList();
    }
}
