package io.darkroom.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Control;
import io.darkroom.contract.Order;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static final String HELD = "creativeai is held since 2026-11-21T14:10:51Z by ann@ops-1";

    @ParameterizedTest
    @CsvSource({"invoice is disputed, invoice is disputed.", "who pays?, who pays?", "Audit., Audit."})
    void aReasonEndsAsItsAuthorEndedItOrWithAFullStop(String reason, String said) {
        assertThat(Wording.hold(hold(reason))).isEqualTo(HELD + ": " + said);
    }

    @Test
    void withoutAReasonNothingFollows() {
        assertThat(Wording.hold(hold(""))).isEqualTo(HELD + ".");
    }

    private static Control hold(String reason) {
        return Control.newBuilder()
                .setProvider("creativeai")
                .setOrder(Order.HOLD)
                .setError(reason)
                .setBy("ann@ops-1")
                .setAt(Instant.parse("2026-11-21T14:10:51Z"))
                .build();
    }
}
