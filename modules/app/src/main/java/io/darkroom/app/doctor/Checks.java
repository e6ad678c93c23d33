package io.darkroom.app.doctor;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.clock.BrokerTime;
import io.darkroom.app.doctor.clock.ClockCheck;
import io.darkroom.app.doctor.clock.Reading;
import io.darkroom.app.doctor.clock.RegistryTime;
import io.darkroom.app.doctor.cluster.BrokerCheck;
import io.darkroom.app.doctor.cluster.Cluster;
import io.darkroom.app.doctor.cluster.InsideCheck;
import io.darkroom.app.doctor.cluster.RegistryCheck;
import io.darkroom.app.doctor.cluster.RightsCheck;
import io.darkroom.app.doctor.cluster.TopicsCheck;
import io.darkroom.app.doctor.machine.DiskCheck;
import io.darkroom.app.doctor.machine.JavaCheck;
import io.darkroom.app.doctor.machine.PortsCheck;
import io.darkroom.app.doctor.outside.AssetsCheck;
import io.darkroom.app.doctor.outside.ProviderCheck;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.contract.topic.right.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Which checks a configuration needs, in their order: each may rely on what those before it have found. One thread. */
final class Checks {
    private Checks() {}

    static List<Check> of(DarkroomConfig config, Cluster cluster, Set<Application> wanted) {
        ClockCheck clock = new ClockCheck(clocks(config, cluster));
        List<Check> checks = new ArrayList<>(
                List.of(new JavaCheck(), DiskCheck.ofState(DataDir.folder(config)), new PortsCheck(config)));
        if (config.cluster().remote()) {
            checks.addAll(List.of(
                    new BrokerCheck(cluster),
                    new TopicsCheck(cluster, wanted),
                    new RightsCheck(cluster, wanted),
                    new RegistryCheck(config)));
        } else {
            checks.add(new InsideCheck());
        }
        if (wanted.isEmpty() || wanted.contains(Application.GENERATION)) {
            checks.add(new ProviderCheck(config.providers().atWork(), clock::add));
        }
        switch (config.assets().store()) {
            case S3 -> checks.add(new AssetsCheck(config.assets()));
            case FOLDER -> checks.add(DiskCheck.ofPictures(config.assets().dir()));
            case NONE -> {}
        }
        checks.add(clock);
        return checks;
    }

    private static List<Supplier<List<Reading>>> clocks(DarkroomConfig config, Cluster cluster) {
        if (!config.cluster().remote()) {
            return List.of();
        }
        return List.of(new RegistryTime(config.cluster().registry().url().orElseThrow()), new BrokerTime(cluster));
    }
}
