package io.darkroom.app.config.load;

import io.darkroom.app.config.setting.Setting;
import io.darkroom.app.config.setting.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Defaults that follow from other settings or from the machine, so that they too are shown. Any thread. */
final class DerivedDefaults {
    private static final Duration AFTER_THE_LAST_CALL = Duration.ofSeconds(10);

    private DerivedDefaults() {}

    static Settings addedTo(Settings settings, Map<String, String> environment) {
        List<Setting> derived = new ArrayList<>();
        settings.path("data-dir")
                .ifPresent(folder -> derived.add(new Setting(
                        "instance-id", InstanceName.of(folder, environment), "default, host name and data-dir")));
        settings.path("data-dir")
                .ifPresent(folder -> derived.add(
                        new Setting("assets.dir", folder.resolve("assets").toString(), "default, data-dir")));
        boolean remote = settings.text("kafka.bootstrap.servers").isPresent();
        String why = remote ? "default on a cluster" : "default in this process";
        derived.add(new Setting("topics.partitions", remote ? "6" : "1", why));
        derived.add(new Setting("topics.replication", remote ? "3" : "1", why));
        derived.add(new Setting("assets.store", remote ? "none" : "folder", why));
        // Somebody waits for a run; serve has time.
        derived.add(new Setting("assets.attempts", remote ? "12" : "5", why));
        longestCall(settings)
                .ifPresent(limit -> derived.add(new Setting(
                        "drain-timeout",
                        limit.plus(AFTER_THE_LAST_CALL).toMillis() + "ms",
                        "default, call-timeout and 10 s")));
        return settings.or(derived);
    }

    private static Optional<Duration> longestCall(Settings settings) {
        return new ProvidersReader(settings)
                .named().keySet().stream()
                        .flatMap(name -> settings.optionalDuration("providers." + name + ".call-timeout").stream())
                        .max(Comparator.naturalOrder());
    }
}
