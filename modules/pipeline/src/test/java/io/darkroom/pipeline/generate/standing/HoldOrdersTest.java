package io.darkroom.pipeline.generate.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Order;
import io.darkroom.pipeline.generate.Requests;
import io.darkroom.pipeline.generate.Unpaced;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.provider.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HoldOrdersTest {
    private static final Clock CLOCK = Clock.fixed(Requests.T0, ZoneOffset.UTC);

    private final Member first = new Member("first");
    private final Member second = new Member("second");
    private final Control hold =
            Orders.hold("sandbox", "invoice first", "anna", Requests.T0).control();
    private final Control open =
            Orders.open("sandbox", "anna", Requests.T0.plusSeconds(1)).control();

    /** One process and its gate. */
    private static final class Member {
        private final Gate gate =
                new Gate("sandbox", HoldSettings.defaults(), Clocks.same(CLOCK), Unpaced.pace(CLOCK), new Deaf());
        private final HoldOrders orders;

        Member(String name) {
            orders = new HoldOrders("sandbox", name, gate);
        }
    }

    /** Nobody is told. */
    private static final class Deaf implements Gate.Listener {
        @Override
        public void held(Hold found) {}

        @Override
        public void opened(Hold ended) {}
    }

    @Test
    void holdOfAPersonThatAFindingStandsBehindIsPutBackByWhoFoundIt() {
        all(hold);

        assertThat(first.orders.obey(found(Order.HOLD))).contains(hold);
        assertThat(second.orders.obey(found(Order.HOLD))).isEmpty();
        assertThat(first.orders.obey(found(Order.OPEN))).contains(hold);
    }

    @Test
    void holdThatIsPutBackWhileThePersonEndsItIsEndedAgain() {
        all(hold);
        Control putBack = first.orders.obey(found(Order.HOLD)).orElseThrow();
        second.orders.obey(found(Order.HOLD));
        all(open);

        assertThat(first.orders.obey(putBack)).contains(open);
        assertThat(second.orders.obey(putBack)).isEmpty();
        assertThat(first.gate.hold()).isEmpty();
        assertThat(second.gate.hold()).isEmpty();
    }

    @Test
    void aPersonWhoOpensEndsTheWaitThatTheProviderAskedFor() {
        Call call = new Call("c", CallKey.of(Requests.of("a")), 0, "a", false, Requests.call());
        first.gate.tryStart(call);
        first.gate.observe(call, refused(Duration.ofMinutes(45)), Duration.ZERO);

        first.orders.obey(found(Order.OPEN));
        assertThat(first.gate.isOpen()).as("found by a process").isFalse();
        first.orders.obey(open);

        assertThat(first.gate.isOpen()).isTrue();
    }

    private static Reply refused(Duration retryAfter) {
        return new Reply.Failed(
                io.darkroom.provider.FailureClass.RATE_LIMITED,
                "HTTP 429: limit",
                OptionalInt.of(429),
                Optional.empty(),
                Optional.of(retryAfter));
    }

    @Test
    void anotherHoldOfTheSamePersonIsObeyed() {
        Instant later = Requests.T0.plusSeconds(2);
        all(hold);
        all(open);
        all(Orders.hold("sandbox", "invoice first", "anna", later).control());

        assertThat(first.gate.hold()).map(Hold::since).contains(later);
    }

    private void all(Control control) {
        assertThat(first.orders.obey(control)).isEmpty();
        assertThat(second.orders.obey(control)).isEmpty();
    }

    private static Control found(Order order) {
        return Control.newBuilder()
                .setProvider("sandbox")
                .setOrder(order)
                .setWhy(FailureClass.AUTH_CONFIG)
                .setError("HTTP 401")
                .setBy("first")
                .setAt(Requests.T0)
                .build();
    }
}
