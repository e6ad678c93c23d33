package io.darkroom.app.doctor.cluster;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The cluster of the configuration, which has to answer before more is asked. One thread. */
public final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DarkroomConfig config;
    private @Nullable Reached reached;

    /** A way to it that works. */
    record Reached(DarkroomConfig config, Installation installation, Admin admin) {}

    public Cluster(DarkroomConfig config) {
        this.config = config;
    }

    /**
     * Knocks.
     *
     * @throws UserError when nobody answers, or a setting of the client is wrong
     */
    Reached reach() {
        Installation installation = Installation.remote(config, PATIENCE);
        Reached now = new Reached(config, installation, installation.admin());
        reached = now;
        return now;
    }

    /** What is found when it has answered. */
    List<Finding> ifReached(Function<Reached, List<Finding>> look) {
        return Optional.ofNullable(reached)
                .map(look)
                .orElseGet(() -> List.of(Finding.warning("Not looked at, since Kafka does not answer.")));
    }

    /** The admin client, once it has answered. */
    public Optional<Admin> admin() {
        return Optional.ofNullable(reached).map(Reached::admin);
    }

    /** Topics whose records have the time at which a broker appended them. */
    public List<String> stampedTopics() {
        return Optional.ofNullable(reached)
                .map(now -> now.installation().topics())
                .map(topics ->
                        List.of(topics.status().name(), topics.completed().name()))
                .orElse(List.of());
    }

    @Override
    public void close() {
        if (reached != null) {
            reached.admin().close(Duration.ZERO);
            reached.installation().close();
        }
    }
}
