package io.darkroom.app.provider;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.work.ConfiguredCap;
import io.darkroom.app.work.LeftWork;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.Control;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.generate.pace.Rate;
import io.darkroom.pipeline.generate.standing.Orders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Where orders about providers are looked at and given. One thread. */
final class Desk implements AutoCloseable {
    private final DarkroomConfig config;
    private final Access access;
    private final Installation installation;

    private Desk(DarkroomConfig config, Access access) {
        this.config = config;
        this.access = access;
        this.installation = access.installation();
    }

    /**
     * Opens the way to the topics.
     *
     * @param provider named by the command; one that is not in use decides the data folder where there is no cluster
     */
    static Desk open(AccessFlags flags, Optional<String> provider) {
        DarkroomConfig loaded = flags.load();
        boolean known = provider.filter(name -> loaded.providers().find(name).isEmpty())
                .flatMap(name -> loaded.settings().text("providers." + name + ".dialect"))
                .isPresent();
        DarkroomConfig config =
                known ? flags.load(overrides -> overrides.put("provider", provider.orElseThrow(), "NAME")) : loaded;
        return new Desk(config, flags.open(config));
    }

    /** Every provider that has topics. */
    Set<String> providers() {
        return LeftWork.providers(topicNames(), installation.topics());
    }

    /** Refuses a provider that has no topics. */
    void require(String provider) {
        Set<String> known = providers();
        if (!known.contains(provider)) {
            throw UserError.usage("There is no provider %s here; %s."
                    .formatted(
                            provider,
                            known.isEmpty()
                                    ? "no provider has topics, darkroom topics create makes them"
                                    : "there are topics of " + String.join(", ", known)));
        }
    }

    /** The configured cap of a provider; empty when this configuration does not name one. */
    Optional<Integer> cap(String provider) {
        return ConfiguredCap.of(config, provider);
    }

    /** The configured rate of a provider; empty when there is none. */
    Optional<Rate> rate(String provider) {
        return config.settings().rate("providers." + provider + ".rate");
    }

    /** How many partitions share the calls of a provider. */
    int partitions(String provider) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return consumer.partitionsFor(names(provider).requests()).size();
        }
    }

    WorkTopics names(String provider) {
        return WorkTopics.of(config, installation.topics(), provider);
    }

    StandingOrders standing(String provider) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return StandingOrders.read(consumer, installation.topics().controls(), provider);
        }
    }

    StageGroup group(String provider) {
        try (Admin admin = installation.admin()) {
            return StageGroup.read(admin, Stages.generationId(config, provider));
        }
    }

    Consumer<byte[], byte[]> consumer() {
        return installation.reader();
    }

    /** Writes an order and waits until it is kept; returns the sentence that says where. */
    String give(Orders.Written order) {
        Topic<Control> topic = installation.topics().controls();
        byte[] value = topic.value().serializer().serialize(topic.name(), order.control());
        byte[] key = order.key().getBytes(StandardCharsets.UTF_8);
        try (Producer<byte[], byte[]> producer = installation.producer()) {
            RecordMetadata at = producer.send(new ProducerRecord<>(topic.name(), key, value))
                    .get();
            return "Ordered by %s-%d@%d.".formatted(at.topic(), at.partition(), at.offset());
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The order could not be written: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted; whether the order was written is not known.");
        }
    }

    /** Who obeys: nobody yet, or the members of the group. */
    String readers(String provider) {
        StageGroup group = group(provider);
        return group.idle()
                ? "No process runs generation of %s now: the order stands and is obeyed by the next that starts."
                        .formatted(provider)
                : "%s of %s obey it within a second."
                        .formatted(Counted.of(group.members(), "stream thread"), group.id());
    }

    private List<String> topicNames() {
        try (Admin admin = installation.admin()) {
            return List.copyOf(admin.listTopics().names().get());
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The topics cannot be listed: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    @Override
    public void close() {
        access.close();
    }
}
