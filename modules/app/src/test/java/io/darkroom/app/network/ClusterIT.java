package io.darkroom.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.sandbox.api.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers with three copies of everything, three processes: one of each can be missing. */
class ClusterIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int CAP = 12;

    @TempDir
    Path folder;

    @Test
    void aProcessIsRestartedWhileABrokerIsLostAndNothingIsLostOrPaidTwice() throws Exception {
        try (Fleet fleet = Fleet.start(folder, CAP, Latency.parse("200ms..600ms"))) {
            List<DarkroomProcess> processes = started(fleet);
            fleet.publish("C", 150);

            lose(fleet, processes, 0);

            assertEverythingCameOnce(fleet, 150);
            end(processes);
            Cli.Ending check = fleet.command("topics check");
            assertThat(check.out()).contains("are as they should be").doesNotContain("Note:");
            assertThat(check.code()).isZero();
        }
    }

    /** Minutes: each process and each broker once. */
    @Tag("long")
    @Test
    void allAreReplacedOneAfterTheOther() throws Exception {
        try (Fleet fleet = Fleet.start(folder, CAP, Latency.parse("200ms..1s"))) {
            List<DarkroomProcess> processes = started(fleet);
            for (int round = 0; round < processes.size(); round++) {
                fleet.publish("R" + round, 400);
                lose(fleet, processes, round);
            }

            assertEverythingCameOnce(fleet, 1200);
            end(processes);
        }
    }

    private static List<DarkroomProcess> started(Fleet fleet) throws Exception {
        List<DarkroomProcess> processes = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            processes.add(fleet.serve(name));
        }
        processes.forEach(process -> process.awaitText("serving"));
        return processes;
    }

    /** In the middle of the work a broker dies and a process leaves; both come back. */
    private static void lose(Fleet fleet, List<DarkroomProcess> processes, int which) throws Exception {
        long before = fleet.billed().billedCalls();
        await().atMost(LIMIT).until(() -> fleet.billed().billedCalls() > before + CAP);
        fleet.brokers().kill(which + 1);
        DarkroomProcess leaving = processes.get(which);
        assertThat(leaving.terminate()).as(leaving.said()).isZero();
        processes.set(which, fleet.serve(List.of("one", "two", "three").get(which)));
        fleet.brokers().restart(which + 1);
        processes.get(which).awaitText("serving");
    }

    private static void assertEverythingCameOnce(Fleet fleet, int keys) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(fleet.completed()).hasSize(keys));
        assertThat(fleet.completed()).doesNotHaveDuplicates();
        assertThat(fleet.billed().calls()).isEqualTo(keys);
        assertThat(fleet.billed().repeatedRequests()).isZero();
    }

    private static void end(List<DarkroomProcess> processes) throws Exception {
        for (DarkroomProcess process : processes) {
            assertThat(process.terminate()).as(process.said()).isZero();
        }
    }
}
