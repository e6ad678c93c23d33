package io.darkroom.app.catalog;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows into catalog changes. Any thread. */
public final class ChangeFactory {
    private final Recipe recipe;
    private final RunStamp run;
    private final int variants;
    private final Wishes wishes;

    /**
     * @param variants pictures per row of recipe A, 1 to 4
     * @param wishes what is asked for every shot
     */
    public ChangeFactory(Recipe recipe, RunStamp run, int variants, Wishes wishes) {
        this.recipe = recipe;
        this.run = run;
        this.variants = variants;
        this.wishes = wishes;
    }

    /** The change that a row asks for. */
    public CatalogChange change(Row.Order row, Instant occurredAt) {
        CatalogChange.Builder change = CatalogChange.newBuilder()
                .setEventId(run.event(row.index()))
                .setJobId(row.id().jobId())
                .setSku(row.id().sku())
                .setSegment(row.id().segment())
                .setCampaign(wishes.campaign().orElse(null))
                .setOccurredAt(occurredAt);
        return switch (recipe) {
            case CATALOG -> catalog(change, row);
            case SHOTS -> shots(change, row);
        };
    }

    private CatalogChange catalog(CatalogChange.Builder change, Row.Order row) {
        Map<String, String> values = row.values();
        Product.Builder product = Product.newBuilder().setTitle(value(values, "title"));
        if (!value(values, "brand").isEmpty()) {
            product.setBrand(value(values, "brand"));
        }
        // One tag, as the user wrote it: the prompt hands it on unchanged.
        product.setStyleTags(value(values, "style_tags").isEmpty() ? List.of() : List.of(value(values, "style_tags")));
        return change.setProduct(product.build())
                .setSourceImageUrl(value(values, "image_url"))
                .setShots(List.of(wishes.shot()
                        .setShotName(row.id().shotName())
                        .setCount(variants)
                        .build()))
                .build();
    }

    private CatalogChange shots(CatalogChange.Builder change, Row.Order row) {
        return change.setAnchorId(row.id().anchorId())
                .setProduct(Product.newBuilder().setTitle("").build())
                .setSourceImageUrl(value(row.values(), "source_image_url"))
                .setShots(List.of(wishes.shot()
                        .setShotName(row.id().shotName())
                        .setPromptAppend(value(row.values(), "prompt_append"))
                        .setDependsOnShot(dependsOn(row))
                        .setCount(1)
                        .build()))
                .build();
    }

    private static @Nullable String dependsOn(Row.Order row) {
        String shot = value(row.values(), "depends_on_shot");
        return shot.isEmpty() ? null : shot;
    }

    private static String value(Map<String, String> values, String column) {
        return values.getOrDefault(column, "");
    }
}
