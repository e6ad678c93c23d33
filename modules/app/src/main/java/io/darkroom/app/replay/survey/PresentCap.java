package io.darkroom.app.replay.survey;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Providers;
import io.darkroom.app.local.Installation;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.Control;
import io.darkroom.contract.serde.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * How many calls may run at a time, by the standing orders of {@code darkroom.controls}. Any thread.
 *
 * @param calls at a time, 1 or more
 * @param hold why no call runs, when the provider is held
 */
public record PresentCap(int calls, Optional<String> hold) {

    /** That of each provider in use, by its name. */
    public static Map<String, PresentCap> of(Providers providers, Installation installation) {
        Topic<Control> topic = installation.topics().controls();
        Map<String, PresentCap> caps = new HashMap<>();
        providers
                .each()
                .forEach((name, provider) -> caps.put(name, new PresentCap(provider.maxInFlight(), Optional.empty())));
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
                if (record.value() != null) {
                    Control said =
                            topic.value().deserializer().deserialize(topic.name(), record.headers(), record.value());
                    caps.computeIfPresent(said.getProvider(), (name, cap) -> cap.after(said, providers.of(name)));
                }
                return true;
            });
        }
        return caps;
    }

    private PresentCap after(Control said, ProviderConfig provider) {
        return switch (said.getOrder()) {
            case HOLD ->
                new PresentCap(
                        calls,
                        Optional.of(said.getWhy()
                                .map(Enum::name)
                                .or(said::getError)
                                .filter(text -> !text.isBlank())
                                .orElse("an operator said so")));
            case OPEN -> new PresentCap(calls, Optional.empty());
            case LIMIT ->
                new PresentCap(
                        Math.max(
                                1,
                                Math.min(
                                        provider.maxInFlight(),
                                        said.getMaxInFlight().orElse(provider.maxInFlight()))),
                        hold);
            case UNKNOWN -> this;
        };
    }
}
