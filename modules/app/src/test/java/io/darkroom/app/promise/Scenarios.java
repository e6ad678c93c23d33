package io.darkroom.app.promise;

import io.darkroom.app.promise.api.ApiTroubles;
import io.darkroom.app.promise.broker.BrokerAwayForMinutes;
import io.darkroom.app.promise.broker.BrokerKilled;
import io.darkroom.app.promise.broker.OffsetsLost;
import io.darkroom.app.promise.broker.OneOfThreeLost;
import io.darkroom.app.promise.broker.RegistryAway;
import io.darkroom.app.promise.broker.TransactionsAborted;
import io.darkroom.app.promise.broker.UnreadDeleted;
import io.darkroom.app.promise.job.KilledAmongJobs;
import io.darkroom.app.promise.job.KilledWithJobs;
import io.darkroom.app.promise.job.RestartedWithJobs;
import io.darkroom.app.promise.job.RevokedWithJobs;
import io.darkroom.app.promise.process.ClockStep;
import io.darkroom.app.promise.process.DiskFills;
import io.darkroom.app.promise.process.Frozen;
import io.darkroom.app.promise.process.FrozenAndGivenUp;
import io.darkroom.app.promise.process.FullDisk;
import io.darkroom.app.promise.process.JoiningAndLeaving;
import io.darkroom.app.promise.process.Killed;
import io.darkroom.app.promise.process.KilledAgainAndAgain;
import io.darkroom.app.promise.process.KilledInCampaigns;
import io.darkroom.app.promise.process.KilledTenTimes;
import io.darkroom.app.promise.process.KilledTwiceInARow;
import io.darkroom.app.promise.process.RateShared;
import io.darkroom.app.promise.process.RollingRestart;
import io.darkroom.app.promise.process.StandbysTakeOver;
import io.darkroom.app.promise.process.Terminated;
import io.darkroom.app.promise.process.Twins;
import io.darkroom.app.promise.records.Garbage;
import io.darkroom.app.promise.records.OddTimestamps;
import io.darkroom.app.promise.records.ProviderRemoved;
import io.darkroom.app.promise.records.ReleasedInTheMiddle;
import io.darkroom.app.promise.records.ReplayedTwice;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scenarios of a family of failures.
 *
 * @param brief some of them, seconds each
 * @param lengthy the others; minutes
 */
record Scenarios(List<Scenario> brief, List<Scenario> lengthy) {

    static Scenarios processes() {
        return new Scenarios(
                List.of(new Killed(), new Terminated(), new JoiningAndLeaving()),
                List.of(
                        new RateShared(),
                        new Twins(),
                        ClockStep.back(),
                        ClockStep.forward(),
                        new FullDisk(),
                        new DiskFills(),
                        new Frozen(),
                        new FrozenAndGivenUp(),
                        new RollingRestart(),
                        new KilledTenTimes(),
                        new KilledInCampaigns(),
                        new KilledTwiceInARow(),
                        new KilledAgainAndAgain(),
                        new StandbysTakeOver()));
    }

    static Scenarios kafka() {
        return new Scenarios(
                List.of(new TransactionsAborted(), new BrokerKilled(), new RegistryAway()),
                List.of(new OffsetsLost(), new UnreadDeleted(), new OneOfThreeLost(), new BrokerAwayForMinutes()));
    }

    static Scenarios api() {
        return new Scenarios(ApiTroubles.brief(), ApiTroubles.lengthy());
    }

    static Scenarios records() {
        return new Scenarios(
                List.of(new Garbage(), new OddTimestamps()),
                List.of(new ReplayedTwice(), new ReleasedInTheMiddle(), new ProviderRemoved()));
    }

    static Scenarios jobs() {
        return new Scenarios(
                List.of(new RevokedWithJobs()),
                List.of(new KilledWithJobs(), new KilledAmongJobs(), new RestartedWithJobs()));
    }

    /** Of all families. */
    static List<Scenario> all() {
        return Stream.of(processes(), kafka(), api(), jobs(), records())
                .flatMap(family -> Stream.concat(family.brief.stream(), family.lengthy.stream()))
                .toList();
    }
}
