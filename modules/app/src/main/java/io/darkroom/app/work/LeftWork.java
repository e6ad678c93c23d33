package io.darkroom.app.work;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.Installation;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.Refusal;
import io.darkroom.contract.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Work that waits for a provider which this configuration does not use and for which nobody is at work. Nothing of it is
 * lost. Any thread.
 *
 * @param provider who was to draw it
 * @param configured whether the configuration still says how the provider is reached
 * @param unread records of its work topics that its generation has not read, about
 * @param stored calls, requests and retries that its generation has read and not ended
 */
public record LeftWork(String provider, boolean configured, long unread, long stored) {

    /** A sentence for each such provider: what waits and what to do. Looks at topics, groups and changelogs. */
    public static List<String> sentences(DarkroomConfig config, Installation installation) {
        List<String> sentences = new ArrayList<>();
        try (Admin admin = installation.admin();
                Consumer<byte[], byte[]> consumer = installation.reader()) {
            Set<String> others = providers(consumer.listTopics().keySet(), installation.topics());
            others.removeAll(config.providers().names());
            others.remove(Topics.ASSET_STAGE);
            for (String provider : others) {
                sentence(config, installation, provider, admin, consumer).ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    /** Every provider that has a work queue among these topics. */
    public static Set<String> providers(Collection<String> names, Topics topics) {
        String prefix = topics.requests("x").name().replaceFirst("x$", "");
        Set<String> providers = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(prefix) && !name.endsWith(".dlq") && !name.endsWith(".backfill")) {
                providers.add(name.substring(prefix.length()));
            }
        }
        return providers;
    }

    /** A right that is missing hides one provider, not the others. */
    private static Optional<String> sentence(
            DarkroomConfig config,
            Installation installation,
            String provider,
            Admin admin,
            Consumer<byte[], byte[]> consumer) {
        try {
            return of(config, installation, provider, admin, consumer).map(LeftWork::sentence);
        } catch (RuntimeException e) {
            String why = Refusal.in(e).orElseThrow(() -> e);
            return Optional.of("Whether work waits for the provider %s, which is not in use here, cannot be seen: %s"
                    .formatted(provider, why));
        }
    }

    private static Optional<LeftWork> of(
            DarkroomConfig config,
            Installation installation,
            String provider,
            Admin admin,
            Consumer<byte[], byte[]> consumer) {
        WorkTopics names = WorkTopics.of(config, installation.topics(), provider);
        StageGroup group = StageGroup.read(admin, names.generation());
        if (!group.idle()) {
            return Optional.empty();
        }
        StoredWork stored = StoredWork.read(names, consumer);
        LeftWork left = new LeftWork(
                provider,
                config.settings().text("providers." + provider + ".dialect").isPresent(),
                names.queues(config).stream()
                        .map(topic -> QueueLength.of(topic, group, consumer))
                        .filter(queue -> queue.oldest().isPresent())
                        .mapToLong(QueueLength::records)
                        .sum(),
                stored.sent() + stored.queued() + stored.retries() + stored.waiting());
        return Optional.of(left).filter(work -> work.unread() + work.stored() > 0);
    }

    String sentence() {
        return "Work waits for the provider %s, which is not in use here, and nobody is at work for it: about %s to be read, %s stored. Nothing is lost. To have it drawn, %sstart darkroom serve --stages generation --provider %s, or name it in generation.providers."
                .formatted(
                        provider,
                        Counted.of(unread, "record"),
                        Counted.of(stored, "order"),
                        configured
                                ? ""
                                : "set providers.%s.dialect, base-url and api-key-env again and ".formatted(provider),
                        provider);
    }
}
