package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.guarantee.Counts;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A process is killed while one campaign draws at its cap and the requests of another wait for its window, and again when that
 * has opened and both draw.
 */
public final class KilledInCampaigns implements Scenario {
    private static final int CAP = 40;
    private static final int OF_CAMPAIGN = 6;
    private static final int ORDERS = 10 * OF_CAMPAIGN;
    private static final Duration CLOSED = Duration.ofSeconds(90);

    private Instant opens = Instant.MAX;

    @Override
    public Setting setting() {
        opens = Instant.now().plus(CLOSED);
        return Setting.of(CAP, "500ms..1s")
                .partitions(2)
                .with("campaigns.autumn.max-in-flight", Integer.toString(OF_CAMPAIGN))
                .with("campaigns.winter.from", opens.toString())
                .with("campaigns.winter.max-in-flight", Integer.toString(OF_CAMPAIGN));
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess first = world.serve("one");
        world.catalog().publish("WIN", ORDERS, "winter");
        world.catalog().publish("AUT", ORDERS, "autumn");
        world.catalog().publish("FREE", 2 * CAP);
        await().atMost(World.LIMIT).until(() -> visits(world, "AUT-") >= 2 * OF_CAMPAIGN);
        assertThat(Instant.now()).as("the window is closed").isBefore(opens);
        first.kill();
        DarkroomProcess second = world.serve("one");
        await().atMost(World.LIMIT).until(() -> visits(world, "WIN-") >= 2 * OF_CAMPAIGN);
        second.kill();
        world.serve("one");
        return Allowance.NOTHING.repeats(2 * CAP).unflagged(2 * CAP);
    }

    private static long visits(World world, String skus) {
        return of(world.journal().visits(), skus).size();
    }

    private static List<Visit> of(List<Visit> visits, String skus) {
        return visits.stream().filter(visit -> visit.token().startsWith(skus)).toList();
    }

    /** The caps of the campaigns are reached and never exceeded, and nobody is called before a window opens. */
    @Override
    public void examine(Evidence evidence) {
        for (String skus : List.of("AUT-", "WIN-")) {
            assertThat(Counts.mostAtOnce(of(evidence.visits(), skus)))
                    .as("calls at once of " + skus)
                    .isEqualTo(OF_CAMPAIGN);
        }
        assertThat(of(evidence.visits(), "WIN-"))
                .extracting(Visit::arrived)
                .allSatisfy(arrived -> assertThat(arrived).isAfterOrEqualTo(opens));
        assertThat(evidence.failed()).isEmpty();
    }
}
