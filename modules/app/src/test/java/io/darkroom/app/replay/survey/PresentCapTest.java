package io.darkroom.app.replay.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.Providers;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.tail.WrittenTopic;
import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Order;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentCapTest {
    private static final String SANDBOX = "sandbox";
    private static final Topic<Control> CONTROLS =
            new Topic<>("darkroom.controls", new SingleObjectSerde<>(Control.class));

    private final WrittenTopic<Control> orders = new WrittenTopic<>(CONTROLS);

    @TempDir
    Path folder;

    @Test
    void anOrderThatCannotBeDecodedIsPassedOver() {
        orders.with("sandbox:limit", limit(3)).withGarbage(SANDBOX).withGarbage("later:release");

        assertThat(caps()).containsExactly(Map.entry(SANDBOX, new PresentCap(3, Optional.empty())));
    }

    @Test
    void whatWasSaidLastStands() {
        orders.with("sandbox:limit", limit(3)).with("sandbox:limit", limit(50));
        orders.with(SANDBOX, hold(FailureClass.QUOTA_EXHAUSTED, "HTTP 402"));

        assertThat(caps()).containsEntry(SANDBOX, new PresentCap(8, Optional.of("QUOTA_EXHAUSTED")));
    }

    @Test
    void ofAPersonTheReasonIsToldAndAnotherProviderDoesNotMatter() {
        Control other = Control.newBuilder(hold(FailureClass.AUTH_CONFIG, "HTTP 401"))
                .setProvider("painter")
                .build();
        orders.with(SANDBOX, hold(null, "audit")).with("painter", other);

        assertThat(caps()).containsExactly(Map.entry(SANDBOX, new PresentCap(8, Optional.of("audit"))));
    }

    @Test
    void nothingIsHeldAgainWhenItWasOpened() {
        orders.with(SANDBOX, hold(null, " ")).with(SANDBOX, control(Order.OPEN).build());

        assertThat(caps()).containsEntry(SANDBOX, new PresentCap(8, Optional.empty()));
    }

    private Map<String, PresentCap> caps() {
        Providers providers = new ConfigLoader(folder, Map.of())
                .load(
                        Optional.empty(),
                        new Overrides()
                                .put("provider", SANDBOX, "--provider")
                                .put("providers.sandbox.max-in-flight", 8, "--max-in-flight"))
                .providers();
        return PresentCap.of(providers, orders.consumer(), CONTROLS);
    }

    private static Control limit(int calls) {
        return control(Order.LIMIT).setMaxInFlight(calls).build();
    }

    private static Control hold(@Nullable FailureClass why, String error) {
        return control(Order.HOLD).setWhy(why).setError(error).build();
    }

    private static Control.Builder control(Order order) {
        return Control.newBuilder()
                .setProvider(SANDBOX)
                .setOrder(order)
                .setBy("operator")
                .setAt(Instant.EPOCH);
    }
}
