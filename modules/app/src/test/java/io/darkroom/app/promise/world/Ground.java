package io.darkroom.app.promise.world;

import io.darkroom.sandbox.broker.BrokerSettings;
import io.darkroom.sandbox.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The broker that all scenarios share which do not break it; each has topics and groups of its own. It starts with the first of
 * them. One thread.
 */
public final class Ground implements AutoCloseable {
    private final Path folder;
    private @Nullable EmbeddedBroker broker;

    public Ground(Path folder) {
        this.folder = folder;
    }

    String bootstrapServers() throws IOException {
        if (broker == null) {
            broker = EmbeddedBroker.start(new BrokerSettings(folder, 0));
        }
        return broker.bootstrapServers();
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
