package io.darkroom.benchmarks.load;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import java.time.Instant;
import java.util.List;

/** Catalog changes as the catalog recipe makes them: one shot, wording from the prompt catalog. Any thread. */
public final class Changes {
    private Changes() {}

    /** The change of one product. */
    public static CatalogChange of(int number) {
        return CatalogChange.newBuilder()
                .setEventId("bench-" + number)
                .setJobId("bench")
                .setSku(Sku.of(number))
                .setProduct(Product.newBuilder()
                        .setTitle("Glazed stoneware coffee mug, 350 ml, number " + number)
                        .setBrand("Nordlys")
                        .setStyleTags(List.of("warm light, oak table, soft shadows"))
                        .build())
                .setSourceImageUrl("https://images.example.com/catalog/2026/mugs/" + number + "/front.jpg")
                .setShots(List.of(
                        Shot.newBuilder().setShotName("main").setCount(1).build()))
                .setOccurredAt(Instant.now())
                .build();
    }
}
