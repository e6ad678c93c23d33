package io.darkroom.app.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Report;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.guarantee.Guarantee;
import io.darkroom.app.promise.world.Ground;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline of an older build is upgraded to this one and taken back while events keep coming. Started by
 * {@code .ci/upgrade-test}, which makes the older build and says whether its topology is another.
 */
@Tag("long")
@EnabledIfSystemProperty(named = "upgrade.from", matches = ".+", disabledReason = ".ci/upgrade-test starts it")
class UpgradeIT {
    private static final int CAP = 16;
    private static final Report REPORT = Report.named("upgrade.md");

    private final Build older = new Build(Path.of(System.getProperty("upgrade.from", "")));
    private final Build newer = new Build(Path.of("target", "darkroom.jar"));

    @TempDir
    Path folder;

    private interface Step {
        void take(Fleet fleet) throws Exception;
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void everyGuaranteeHoldsWhileAPipelineIsUpgradedAndTakenBack() throws Exception {
        assertThat(newer.forms().canRead(older.forms()))
                .as("this build knows the forms of the older one's stores; it does not where that was never released")
                .isTrue();
        try (Ground ground = new Ground(folder.resolve("kafka"));
                World world = World.on(ground, folder.resolve("shop"), setting(), this::olderTopics)) {
            Fleet fleet = new Fleet(world, older, List.of("one", "two"));
            assertThat(world.command("topics create").code()).isZero();

            boolean thereIsAWayBack = thereIsAWayBack();
            if (System.getProperty("upgrade.topology", "same").equals("same") && thereIsAWayBack) {
                take(world, fleet, "upgrade, one after the other", all -> all.roll(newer));
                take(world, fleet, "back, one after the other", all -> all.roll(older));
            }
            take(world, fleet, "upgrade, stop all and start all", all -> all.restart(newer));
            if (thereIsAWayBack) {
                take(world, fleet, "back, stop all and start all", all -> all.restart(older));
            } else {
                take(world, fleet, "back is refused, and the newer starts again", all -> all.refuse(older, newer));
            }
        }
    }

    /** The first released form of requests has no room for the source of the event. */
    private Allowance allowed(World world) throws IOException {
        return thereIsAWayBack()
                ? Allowance.NOTHING
                : Allowance.NOTHING.unsourced(world.catalog().orders().size());
    }

    private boolean thereIsAWayBack() throws IOException {
        return older.forms().canRead(newer.forms());
    }

    private static Setting setting() {
        return Setting.of(CAP, "1s..2s").partitions(4);
    }

    /** The older build's own, made by its command. */
    private void olderTopics(World world) {
        try (DarkroomProcess create = older.start(world.folder(), "operator", "topics create")) {
            assertThat(create.exitCode()).as(create.said()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the older build makes no topics", e);
        }
    }

    private void take(World world, Fleet fleet, String name, Step step) throws Exception {
        long begin = System.nanoTime();
        Load load = new Load(world.catalog(), name.replaceAll("\\W+", "-"));
        try {
            step.take(fleet);
        } finally {
            load.end();
        }
        world.awaitQuiet();
        Evidence evidence = world.evidence(allowed(world));
        REPORT.add(name, evidence, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        Guarantee.ALL.forEach(guarantee -> guarantee.assertHolds(evidence));
    }
}
