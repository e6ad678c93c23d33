package io.darkroom.pipeline.generate.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However partitions move between processes, the fleet starts no more calls than the rate allows. */
class PacePropertyTest {
    private static final int PROCESSES = 3;
    private static final int PARTITIONS = 5;

    @Property(tries = 200)
    void fleetKeepsTheRateWhilePartitionsMove(
            @ForAll @IntRange(min = 1, max = 400) int perSecond,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 14) Integer> moves) {
        VirtualTime time = new VirtualTime();
        List<Duration> starts = new ArrayList<>();
        List<Pace> fleet = fleet(time, perSecond, starts);
        int[] owner = new int[PARTITIONS];
        for (int partition = 0; partition < PARTITIONS; partition++) {
            fleet.get(0).attached(partition);
        }
        for (int move : moves) {
            int partition = move % PARTITIONS;
            fleet.get(owner[partition]).detached(partition);
            owner[partition] = move / PARTITIONS;
            fleet.get(owner[partition]).attached(partition);
            for (int one = 0; one < PARTITIONS; one++) {
                if (fleet.get(owner[one]).take(one)) {
                    starts.add(time.elapsed());
                }
            }
            time.run(time.elapsed().plusMillis(70));
        }

        assertThat((double) starts.size())
                .isLessThanOrEqualTo(perSecond * time.elapsed().toNanos() / 1e9 + PROCESSES);
        assertThat(mostWithinASecond(starts)).isLessThanOrEqualTo(perSecond + PROCESSES * (2 + perSecond / 40));
    }

    private static List<Pace> fleet(VirtualTime time, int perSecond, List<Duration> starts) {
        List<Pace> fleet = new ArrayList<>();
        for (int process = 0; process < PROCESSES; process++) {
            Pace pace = new Pace(OptionalDouble.of(perSecond), PARTITIONS, time, time::after);
            pace.onTurn(partition -> {
                while (pace.take(partition)) {
                    starts.add(time.elapsed());
                }
            });
            fleet.add(pace);
        }
        return fleet;
    }

    private static int mostWithinASecond(List<Duration> starts) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < starts.size(); last++) {
            while (starts.get(last).minus(starts.get(first)).compareTo(Duration.ofSeconds(1)) >= 0) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
