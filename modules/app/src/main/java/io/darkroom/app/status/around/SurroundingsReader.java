package io.darkroom.app.status.around;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.order.Prices;
import io.darkroom.app.work.ConfiguredCap;
import io.darkroom.app.work.Crew;
import io.darkroom.app.work.CrewReader;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads what counts for every key at a moment. Any thread.
 *
 * @param topics topics of the installation
 * @param prices what a picture costs
 */
public record SurroundingsReader(DarkroomConfig config, Topics topics, Prices prices) {
    /** What generation adds for an answer's way into Kafka. */
    private static final Duration INTO_KAFKA = Duration.ofSeconds(10);

    /** What the stages of the chosen provider work on; the topics of events and results are everybody's. */
    public WorkTopics chosen() {
        return WorkTopics.of(config, topics);
    }

    /** Whether the asset stage stores the pictures of every result; else of those that a run asks for. */
    public boolean everyResultIsStored() {
        return Stages.storesEveryResult(config);
    }

    /** Of every provider that has topics, in use or not, with the processes at work for them. */
    public Everywhere read(Clients clients) {
        OtherQueues others = OtherQueues.find(config, topics, clients);
        List<WorkTopics> drawing =
                Stream.concat(used().stream(), others.readable().stream()).toList();
        List<WorkTopics> all = new ArrayList<>(drawing);
        others.storing().ifPresent(all::add);
        Look look = new Look(
                Instant.now(),
                StageGroup.read(clients.admin(), chosen().intake()),
                new Reach(drawing.stream().map(WorkTopics::provider).toList(), others.hidden()),
                clients);
        List<Crew> crews = new CrewReader(clients.admin())
                .read(all.stream().map(this::post).toList());
        List<Queue> queues = IntStream.range(0, all.size())
                .mapToObj(i -> read(all.get(i), look, crews.get(i)))
                .toList();
        return new Everywhere(
                queues.subList(0, drawing.size()),
                queues.stream().skip(drawing.size()).findFirst());
    }

    /** Of the chosen provider alone, without its processes: at once. */
    public Everywhere glance(Clients clients) {
        Look look = new Look(
                Instant.now(),
                StageGroup.read(clients.admin(), chosen().intake()),
                new Reach(List.of(chosen().provider()), List.of()),
                clients);
        return new Everywhere(List.of(read(chosen(), look, Crew.NOBODY)), Optional.empty());
    }

    private List<WorkTopics> used() {
        return config.providers().names().stream()
                .map(name -> WorkTopics.of(config, topics, name))
                .toList();
    }

    private CrewReader.Post post(WorkTopics each) {
        return new CrewReader.Post(
                each.generation(), each.requests(), callTimeout(each.provider()).plus(INTO_KAFKA));
    }

    private Duration callTimeout(String provider) {
        return config.settings()
                .optionalDuration("providers." + provider + ".call-timeout")
                .orElse(config.provider().api().callTimeout());
    }

    /** What is the same for all queues of one look. */
    private record Look(Instant now, StageGroup intake, Reach reach, Clients clients) {}

    private Queue read(WorkTopics each, Look look, Crew crew) {
        String provider = each.provider();
        boolean used = provider.equals(Topics.ASSET_STAGE)
                || config.providers().find(provider).isPresent();
        return new Queue(
                each,
                new Surroundings(
                        look.now(),
                        provider,
                        used,
                        ConfiguredCap.of(config, provider).map(OptionalInt::of).orElse(OptionalInt.empty()),
                        model -> prices.of(provider, model),
                        config.stages().campaigns(),
                        StandingOrders.read(look.clients().consumer(), topics.controls(), provider),
                        look.intake(),
                        StageGroup.read(look.clients().admin(), each.generation())
                                .with(crew),
                        look.reach()));
    }
}
