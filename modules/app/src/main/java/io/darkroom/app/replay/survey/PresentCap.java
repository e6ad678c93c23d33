package io.darkroom.app.replay.survey;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.local.Installation;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.Control;
import io.darkroom.contract.topic.Topic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * How many calls may run at a time, by the standing orders of {@code darkroom.controls}. Any thread.
 *
 * @param calls at a time, 1 or more
 * @param hold why no call runs, when the provider is held
 */
public record PresentCap(int calls, Optional<String> hold) {

    public static PresentCap of(ProviderConfig provider, Installation installation) {
        Topic<Control> topic = installation.topics().controls();
        PresentCap[] cap = {new PresentCap(provider.maxInFlight(), Optional.empty())};
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
                if (record.value() != null) {
                    Control said =
                            topic.value().deserializer().deserialize(topic.name(), record.headers(), record.value());
                    cap[0] = said.getProvider().equals(provider.name()) ? cap[0].after(said, provider) : cap[0];
                }
                return true;
            });
        }
        return cap[0];
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
