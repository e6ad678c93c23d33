package io.darkroom.pipeline.generate.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.Order;
import io.darkroom.pipeline.generate.Requests;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OrdersTest {
    @Test
    void holdAndLimitOfOneProviderStandSideBySide() {
        Orders.Written hold = Orders.hold("creativeai", "invoice first", "anna@ops", Requests.T0);
        Orders.Written limit = Orders.limit("creativeai", OptionalInt.of(2), "anna@ops", Requests.T0);

        assertThat(hold.key()).isEqualTo("creativeai");
        assertThat(hold.control().getOrder()).isEqualTo(Order.HOLD);
        assertThat(hold.control().getError()).hasValue("invoice first");
        assertThat(Orders.isByPerson(hold.control())).isTrue();
        assertThat(limit.key()).isEqualTo("creativeai:limit");
        assertThat(limit.control().getMaxInFlight()).hasValue(2);
    }

    @Test
    void limitIsEndedByOneWithoutANumber() {
        Orders.Written none = Orders.limit("creativeai", OptionalInt.empty(), "anna@ops", Requests.T0);

        assertThat(none.control().getOrder()).isEqualTo(Order.LIMIT);
        assertThat(none.control().getMaxInFlight()).isEmpty();
    }

    @Test
    void limitOfNothingIsAHoldAndRefused() {
        assertThatThrownBy(() -> Orders.limit("creativeai", OptionalInt.of(0), "anna@ops", Requests.T0))
                .hasMessage("limit must be 1 to 100000, was 0");
    }
}
