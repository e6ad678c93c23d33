package io.darkroom.app.run.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Order;
import io.darkroom.contract.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RunCounts WAITING = new RunCounts(2, 0, 2, 0, 0, 0, 0);

    private final Standstill standstill = new Standstill(NOW.minusSeconds(60));
    private final RowProviders.Several drawers = new RowProviders.Several(change -> List.of(change.getSku()));

    @Test
    void oneThatIsOpenKeepsTheRunGoing() {
        drawers.sent(0, rowOf("a"));
        drawers.sent(1, rowOf("b"));

        assertThat(held(Map.of("a", hold("a", FailureClass.QUOTA_EXHAUSTED)))).isEmpty();
    }

    @Test
    void whenItsRowsHaveEndedTheHoldOfTheOtherEndsTheRun() {
        drawers.sent(0, rowOf("a"));
        drawers.sent(1, rowOf("b"));
        drawers.ended(1);

        assertThat(held(Map.of("a", hold("a", FailureClass.QUOTA_EXHAUSTED))))
                .hasValueSatisfying(hold -> assertThat(hold.getProvider()).isEqualTo("a"));
    }

    @Test
    void ofTwoHoldsTheWrongKeyIsTold() {
        drawers.sent(0, rowOf("a"));
        drawers.sent(1, rowOf("b"));

        Optional<Control> told =
                held(Map.of("a", hold("a", FailureClass.QUOTA_EXHAUSTED), "b", hold("b", FailureClass.AUTH_CONFIG)));

        assertThat(told)
                .hasValueSatisfying(hold -> assertThat(hold.getProvider()).isEqualTo("b"));
    }

    @Test
    void aWrongKeyEndsTheRunBeforeAllIsReadOnlyWhereNobodyElseDraws() {
        drawers.sent(0, rowOf("a"));
        Map<String, Control> orders = Map.of("a", hold("a", FailureClass.AUTH_CONFIG));
        Standstill.Moment reading = new Standstill.Moment(WAITING, false, OptionalInt.of(0), Duration.ZERO, NOW);

        assertThat(standstill.of(orders, drawers, reading)).isEmpty();
        assertThat(standstill.of(orders, new RowProviders.One("a"), reading)).isPresent();
    }

    private Optional<Control> held(Map<String, Control> orders) {
        return standstill.of(
                orders, drawers, new Standstill.Moment(WAITING, true, OptionalInt.of(0), Duration.ofSeconds(5), NOW));
    }

    private static Control hold(String provider, FailureClass why) {
        return Control.newBuilder()
                .setProvider(provider)
                .setOrder(Order.HOLD)
                .setWhy(why)
                .setBy("p-1")
                .setAt(NOW.minusSeconds(10))
                .build();
    }

    private static CatalogChange rowOf(String sku) {
        return CatalogChange.newBuilder()
                .setSku(sku)
                .setProduct(Product.newBuilder().setTitle("Mug").build())
                .setSourceImageUrl("https://x.example/a.png")
                .setShots(List.of())
                .setOccurredAt(NOW)
                .build();
    }
}
