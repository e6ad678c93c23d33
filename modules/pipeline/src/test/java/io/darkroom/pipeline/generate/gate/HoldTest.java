package io.darkroom.pipeline.generate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Order;
import io.darkroom.pipeline.generate.Requests;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldTest {

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void holdThatAProcessFoundIsNeverAPersonsWhateverItsClass(FailureClass why) {
        assertThat(Hold.of(order().setWhy(why).build()).byPerson()).isFalse();
    }

    @Test
    void orderWithoutAClassIsAPersons() {
        Hold hold = Hold.of(order().setError("new key on Monday").build());

        assertThat(hold.byPerson()).isTrue();
        assertThat(hold).isEqualTo(new Hold(Optional.empty(), "new key on Monday", "ada", Requests.T0));
    }

    private static Control.Builder order() {
        return Control.newBuilder()
                .setProvider("sandbox")
                .setOrder(Order.HOLD)
                .setBy("ada")
                .setAt(Requests.T0);
    }
}
