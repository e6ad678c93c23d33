package io.darkroom.app.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes that serve, each with its name and its folder whatever build it is of. One thread. */
final class Fleet {
    private static final int BETWEEN = 20;
    private static final int FAILED_FOR_GOOD = 3;

    private final World world;
    private final Map<String, DarkroomProcess> serving = new LinkedHashMap<>();

    Fleet(World world, Build build, List<String> names) throws IOException {
        this.world = world;
        for (String name : names) {
            serving.put(name, launch(build, name));
        }
        awaitServing();
    }

    /** Stops one after the other and starts it as this build, with some calls paid for between them. */
    void roll(Build build) throws IOException, InterruptedException {
        for (String name : List.copyOf(serving.keySet())) {
            awaitCalls();
            stop(name);
            serving.put(name, launch(build, name).awaitText("serving"));
        }
        awaitCalls();
    }

    /** Stops all, then starts all as this build. */
    void restart(Build build) throws IOException, InterruptedException {
        stopAll();
        startAll(build);
        awaitCalls();
    }

    /** Stops all; what this build starts instead ends by itself, with a sentence; then this build is back. */
    void refuse(Build refused, Build back) throws IOException, InterruptedException {
        stopAll();
        List<DarkroomProcess> ending = new ArrayList<>();
        for (String name : serving.keySet()) {
            ending.add(launch(refused, name));
        }
        for (DarkroomProcess one : ending) {
            assertThat(one.exitCode()).as(one.said()).isEqualTo(FAILED_FOR_GOOD);
            assertThat(one.said()).contains("written by a version that was never released");
        }
        startAll(back);
        awaitCalls();
    }

    private void stopAll() throws InterruptedException {
        awaitCalls();
        for (String name : serving.keySet()) {
            stop(name);
        }
    }

    private void startAll(Build build) throws IOException {
        for (String name : List.copyOf(serving.keySet())) {
            serving.put(name, launch(build, name));
        }
        awaitServing();
    }

    private void awaitServing() {
        serving.values().forEach(one -> one.awaitText("serving"));
    }

    private void awaitCalls() {
        world.awaitBilled(world.billed() + BETWEEN);
    }

    private void stop(String name) throws InterruptedException {
        DarkroomProcess leaving = serving.get(name);
        assertThat(leaving.terminate()).as(leaving.said()).isZero();
    }

    private DarkroomProcess launch(Build build, String name) throws IOException {
        return world.opened(build.start(world.folder(), name, "serve --data-dir " + name));
    }
}
