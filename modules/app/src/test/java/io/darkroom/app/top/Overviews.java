package io.darkroom.app.top;

import io.darkroom.app.cost.Spent;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.work.QueueLength;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.StoredWork;
import io.darkroom.contract.Control;
import io.darkroom.contract.Cost;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Order;
import io.darkroom.contract.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Installations to draw. Any thread. */
final class Overviews {
    static final Instant NOW = Instant.parse("2026-11-21T14:20:00.250Z");

    private static final Duration PROBES = Duration.ofMinutes(1);

    private Overviews() {}

    static Overview fleet() {
        return new Overview(
                NOW,
                List.of(
                        stage("", "darkroom-intake", 2, 12, Duration.ofSeconds(3)),
                        stage("creativeai", "darkroom-generation-creativeai", 3, 120, Duration.ofMinutes(188)),
                        stage("pixelmuse", "darkroom-generation-pixelmuse", 0, 0, Duration.ZERO)),
                List.of(
                        new ProviderView(
                                "creativeai",
                                OptionalInt.of(6),
                                new StoredWork(4, 7, 1, Optional.of(NOW.plusSeconds(188)), 0, Optional.empty()),
                                Optional.of(NOW.minus(Duration.ofMinutes(188))),
                                new ProviderView.Pace(2.1, 0.3),
                                StandingOrders.NONE,
                                Optional.of(new ProviderView.Gates(2, 1, 1.5))),
                        held("invoice is disputed")),
                new Overview.Spending(spent(1), spent(2), true),
                PROBES,
                Gaps.NONE);
    }

    static Overview fleetStillReading() {
        Overview fleet = fleet();
        return new Overview(
                fleet.at(),
                fleet.stages(),
                fleet.providers(),
                new Overview.Spending(spent(1), spent(2), false),
                PROBES,
                new Gaps(Map.of("old", "Kafka refuses: no."), List.of("http://127.0.0.1:1")));
    }

    static Overview fresh() {
        return new Overview(
                NOW,
                List.of(stage("", "darkroom-intake", 0, 0, Duration.ZERO)),
                List.of(),
                new Overview.Spending(new Spent(), new Spent(), false),
                PROBES,
                Gaps.NONE);
    }

    static Overview heldFor(String reason) {
        return new Overview(
                NOW,
                List.of(),
                List.of(held(reason)),
                new Overview.Spending(new Spent(), new Spent(), true),
                PROBES,
                Gaps.NONE);
    }

    private static StageView stage(String name, String application, int threads, long unread, Duration age) {
        return new StageView(
                Optional.of(name).filter(given -> !given.isEmpty()),
                application,
                threads,
                new QueueLength(unread, unread == 0 ? Optional.empty() : Optional.of(NOW.minus(age))));
    }

    private static ProviderView held(String reason) {
        return new ProviderView(
                "pixelmuse",
                OptionalInt.of(4),
                new StoredWork(0, 12, 0, Optional.empty(), 3, Optional.empty()),
                Optional.of(NOW.minusSeconds(549)),
                new ProviderView.Pace(0, 0),
                new StandingOrders(Optional.of(seen(hold(reason))), Optional.of(seen(limit()))),
                Optional.empty());
    }

    private static Seen<Control> seen(Control order) {
        return new Seen<>(new Origin("darkroom.controls", 0, 1L), order.getAt(), order);
    }

    private static Control hold(String reason) {
        return Control.newBuilder()
                .setProvider("pixelmuse")
                .setOrder(Order.HOLD)
                .setError(reason)
                .setBy("ann@ops-1")
                .setAt(NOW.minusSeconds(549))
                .build();
    }

    private static Control limit() {
        return Control.newBuilder()
                .setProvider("pixelmuse")
                .setOrder(Order.LIMIT)
                .setMaxInFlight(2)
                .setBy("ann@ops-1")
                .setAt(NOW.minusSeconds(600))
                .build();
    }

    static Spent spent(int results) {
        Spent spent = new Spent();
        for (int i = 0; i < results; i++) {
            spent.add(completed(NOW), Optional.empty());
        }
        return spent;
    }

    /** Four pictures for 0.68 USD. */
    static ImageCompleted completed(Instant at) {
        Image image =
                Image.newBuilder().setUrl("https://images.example.com/1.png").build();
        return ImageCompleted.newBuilder()
                .setIdempotencyKey("A:product:main:prompt_v1")
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("e")
                .setSku("A")
                .setAnchorId("A")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("prompt_v1")
                .setProvider("creativeai")
                .setModelRequested("gpt-image-1")
                .setImages(List.of(image, image, image, image))
                .setRequestedCount(4)
                .setAttempts(1)
                .setAdmittedAt(at)
                .setSentAt(at)
                .setCompletedAt(at)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .setCost(new Cost("0.68", "USD"))
                .build();
    }
}
