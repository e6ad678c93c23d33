package io.darkroom.app.promise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/**
 * A process is killed while a hundred jobs are drawn for it whose ids Kafka has, and fifty orders are without an answer. The API
 * takes an order that comes again for another job, and bills both.
 */
public final class KilledWithJobs implements Scenario {
    private static final int KNOWN = 100;
    private static final int UNANSWERED = 50;

    @Override
    public Setting setting() {
        return Setting.of(KNOWN + UNANSWERED, "10s").jobs();
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api().faults().set("[{when: {token: SLOW-}, then: {kind: delay, delay: 6s}}]");
        DarkroomProcess first = world.serve("one");
        world.catalog().publish("KNOWN", KNOWN);
        await().atMost(World.LIMIT).until(() -> world.knownJobs() == KNOWN);
        world.catalog().publish("SLOW", UNANSWERED);
        await().atMost(World.LIMIT).until(() -> Orders.sent(world.journal().visits(), "SLOW-") == UNANSWERED);
        assertThat(world.waiting()).as("jobs that are drawn").isGreaterThanOrEqualTo(KNOWN);
        first.kill();
        world.catalog().publish("LATER", KNOWN);
        world.serve("one");
        return Allowance.NOTHING.repeats(UNANSWERED).unflagged(UNANSWERED).orphans(UNANSWERED);
    }

    /** Only those are sent again that nobody knew of. */
    @Override
    public void examine(Evidence evidence) {
        Orders.assertSentOnce(evidence, "KNOWN-");
        Orders.assertSentOnce(evidence, "LATER-");
    }
}
