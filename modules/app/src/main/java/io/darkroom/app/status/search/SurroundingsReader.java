package io.darkroom.app.status.search;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Providers;
import io.darkroom.app.order.Prices;
import io.darkroom.app.work.CrewReader;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.pipeline.campaign.Campaigns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads what counts for every key at a moment. Any thread.
 *
 * @param alone whether a flag chose one provider and left the others out
 * @param prices what a picture costs
 * @param campaigns campaigns of the configuration
 * @param names what the stages of each provider in use work on, the chosen one first
 */
record SurroundingsReader(
        Providers providers, boolean alone, Prices prices, Campaigns campaigns, List<WorkTopics> names) {
    /** What generation adds for an answer's way into Kafka. */
    private static final Duration INTO_KAFKA = Duration.ofSeconds(10);

    SurroundingsReader {
        names = List.copyOf(names);
    }

    /** What the stages of the chosen provider work on; the topics of events and results are everybody's. */
    WorkTopics chosen() {
        return names.getFirst();
    }

    Everywhere read(Clients clients) {
        Instant now = Instant.now();
        StageGroup intake = StageGroup.read(clients.admin(), chosen().intake());
        return new Everywhere(
                names.stream().map(each -> read(each, intake, now, clients)).toList());
    }

    private Surroundings read(WorkTopics each, StageGroup intake, Instant now, Clients clients) {
        ProviderConfig provider = providers.of(each.provider());
        return new Surroundings(
                now,
                provider.name(),
                alone,
                provider.maxInFlight(),
                model -> prices.of(provider.name(), model),
                campaigns,
                StandingOrders.read(clients.consumer(), each.topics().controls(), provider.name()),
                intake,
                StageGroup.read(clients.admin(), each.generation())
                        .with(new CrewReader(clients.admin(), each.generation())
                                .read(
                                        each.requests(),
                                        provider.api().callTimeout().plus(INTO_KAFKA))));
    }
}
