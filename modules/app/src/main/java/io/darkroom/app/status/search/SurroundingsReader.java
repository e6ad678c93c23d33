package io.darkroom.app.status.search;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Providers;
import io.darkroom.app.order.Prices;
import io.darkroom.app.work.Crew;
import io.darkroom.app.work.CrewReader;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.pipeline.campaign.Campaigns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

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

    /** Of all providers, with the processes at work for them. */
    Everywhere read(Clients clients) {
        Instant now = Instant.now();
        StageGroup intake = StageGroup.read(clients.admin(), chosen().intake());
        List<Crew> crews = new CrewReader(clients.admin())
                .read(names.stream().map(this::post).toList());
        return new Everywhere(IntStream.range(0, names.size())
                .mapToObj(i -> read(names.get(i), intake, now, clients, crews.get(i)))
                .toList());
    }

    /** Of the chosen provider alone, without its processes: at once. */
    Everywhere glance(Clients clients) {
        StageGroup intake = StageGroup.read(clients.admin(), chosen().intake());
        return new Everywhere(List.of(read(chosen(), intake, Instant.now(), clients, Crew.NOBODY)));
    }

    private CrewReader.Post post(WorkTopics each) {
        return new CrewReader.Post(
                each.generation(),
                each.requests(),
                providers.of(each.provider()).api().callTimeout().plus(INTO_KAFKA));
    }

    private Surroundings read(WorkTopics each, StageGroup intake, Instant now, Clients clients, Crew crew) {
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
                StageGroup.read(clients.admin(), each.generation()).with(crew));
    }
}
