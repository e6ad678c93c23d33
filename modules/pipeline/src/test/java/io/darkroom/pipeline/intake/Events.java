package io.darkroom.pipeline.intake;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.intake.wire.Event;
import io.darkroom.pipeline.intake.wire.Marks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events as the recipes send them. */
public final class Events {
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final Origin ORIGIN = new Origin("catalog.changes", 0, 7L);

    private Events() {}

    /** A row of recipe A. */
    public static CatalogChange.Builder catalogRow(String sku) {
        return CatalogChange.newBuilder()
                .setSku(sku)
                .setProduct(Product.newBuilder()
                        .setTitle("Stoneware mug")
                        .setBrand("Acme")
                        .setStyleTags(List.of("matte; warm light"))
                        .build())
                .setSourceImageUrl("https://img.example.com/" + sku + ".jpg")
                .setShots(List.of(Shot.newBuilder().setCount(4).build()))
                .setOccurredAt(NOW);
    }

    /** A row of recipe B. */
    public static CatalogChange.Builder shotRow(String anchor, String segment, String shot, String append) {
        return CatalogChange.newBuilder()
                .setJobId("job-1")
                .setSku(anchor)
                .setSegment(segment)
                .setProduct(Product.newBuilder().setTitle("").build())
                .setSourceImageUrl("https://img.example.com/" + anchor + ".jpg")
                .setShots(List.of(Shot.newBuilder()
                        .setShotName(shot)
                        .setPromptAppend(append)
                        .build()))
                .setOccurredAt(NOW);
    }

    /** The only shot of an event, to be changed. */
    public static Shot.Builder shot(CatalogChange.Builder change) {
        return Shot.newBuilder(change.getShots().get(0));
    }

    public static Event event(CatalogChange change) {
        return new Event(change, "event-1", ORIGIN, Marks.none(ORIGIN), TraceContext.NONE, Optional.empty());
    }
}
