package io.darkroom.app.status.search;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.WorkTopics;
import java.time.Instant;

/** Reads what counts for every key at a moment. Any thread. */
record SurroundingsReader(ProviderConfig provider, WorkTopics names) {

    Surroundings read(Clients clients) {
        return new Surroundings(
                Instant.now(),
                provider.name(),
                provider.maxInFlight(),
                provider.billing().price(),
                StandingOrders.read(clients.consumer(), names.topics().controls(), provider.name()),
                StageGroup.read(clients.admin(), names.intake()),
                StageGroup.read(clients.admin(), names.generation()));
    }
}
