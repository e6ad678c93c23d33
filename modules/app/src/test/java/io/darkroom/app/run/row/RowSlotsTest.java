package io.darkroom.app.run.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.input.entry.Entry;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.key.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSlotsTest {
    private static final String SOURCE = "https://images.example/1.jpg";

    private final RowSlots slots = new RowSlots();

    @Test
    void anEventOfOneShotHasOneRowWhateverItsKeyIs() {
        slots.put(new Entry.Event(7, 9, change("front")));

        assertThat(slots.count(7)).isOne();
        assertThat(slots.of(7, "k")).hasValue(7);
    }

    @Test
    void theKeyTellsTheShot() {
        slots.put(new Entry.Event(3, 2, change("front", "a b", "wide")));

        assertThat(slots.count(3)).isEqualTo(3);
        assertThat(slots.of(3, IdempotencyKey.of("S", "product", "a b", "v1"))).hasValue(4);
        assertThat(slots.of(3, IdempotencyKey.own("S", "mine", "product", "wide")))
                .hasValue(5);
        assertThat(slots.of(3, IdempotencyKey.of("S", "product", IdempotencyKey.shotWithSource("front", SOURCE), "v1")))
                .hasValue(3);
        assertThat(slots.of(3, IdempotencyKey.of("S", "product", "other", "v1")))
                .isEmpty();
    }

    @Test
    void aRowThatHasEndedBelongsToNoKey() {
        slots.put(new Entry.Event(0, 2, change("front", "back")));
        slots.take(0);

        assertThat(slots.of(0, IdempotencyKey.of("S", "product", "front", "v1")))
                .isEmpty();
        assertThat(slots.of(0, IdempotencyKey.of("S", "product", "back", "v1"))).hasValue(1);
    }

    static CatalogChange change(String... shots) {
        return CatalogChange.newBuilder()
                .setSku("S")
                .setProduct(Product.newBuilder().setTitle("Mug").build())
                .setSourceImageUrl(SOURCE)
                .setShots(List.of(shots).stream()
                        .map(name -> Shot.newBuilder().setShotName(name).build())
                        .toList())
                .setOccurredAt(Instant.EPOCH)
                .build();
    }
}
