package io.darkroom.app.replay.survey;

import io.darkroom.app.config.Providers;
import io.darkroom.app.local.Installation;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.work.StandingOrders;
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
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            return of(providers, consumer, installation.topics().controls());
        }
    }

    static Map<String, PresentCap> of(Providers providers, Consumer<byte[], byte[]> consumer, Topic<Control> controls) {
        Map<String, StandingOrders> standing = StandingOrders.all(consumer, controls);
        Map<String, PresentCap> caps = new HashMap<>();
        providers
                .each()
                .forEach((name, provider) ->
                        caps.put(name, of(standing.getOrDefault(name, StandingOrders.NONE), provider.maxInFlight())));
        return caps;
    }

    private static PresentCap of(StandingOrders standing, int configured) {
        return new PresentCap(
                Math.max(1, standing.cap(configured)),
                standing.hold().map(Seen::value).map(PresentCap::why));
    }

    private static String why(Control hold) {
        return hold.getWhy()
                .map(Enum::name)
                .or(hold::getError)
                .filter(text -> !text.isBlank())
                .orElse("an operator said so");
    }
}
