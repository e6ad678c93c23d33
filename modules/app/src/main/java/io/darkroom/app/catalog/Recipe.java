package io.darkroom.app.catalog;

import java.util.List;
import java.util.stream.Stream;

/** The two kinds of catalog file, told apart by their header. Any thread. */
@SuppressWarnings("ImmutableEnumChecker") // both lists come from List.of
public enum Recipe {
    /** One row is one product picture order with several variants. */
    CATALOG("catalog-outputs.jsonl", List.of("sku", "title", "image_url"), List.of("brand", "style_tags")),

    /** One row is one shot of a room or a product that must be consistent with the other shots of its anchor. */
    SHOTS(
            "consistency-outputs.jsonl",
            List.of("job_id", "segment", "anchor_id", "source_image_url", "shot_name", "prompt_append"),
            List.of("depends_on_shot"));

    private final String output;
    private final List<String> required;
    private final List<String> optional;

    Recipe(String output, List<String> required, List<String> optional) {
        this.output = output;
        this.required = required;
        this.optional = optional;
    }

    /** Name of the result file when the user gives none. */
    public String output() {
        return output;
    }

    /** Columns that must be there and must not be empty, in the recipe's order. */
    public List<String> required() {
        return required;
    }

    /** Every column that is read, in the recipe's order. */
    public List<String> columns() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    /** Columns that name a picture: rows with the same values ask for the same one. */
    List<String> identity() {
        return this == CATALOG ? List.of("sku") : List.of("anchor_id", "segment", "shot_name", "source_image_url");
    }

    /** Columns that decide what is drawn, those that name it included. */
    List<String> content() {
        return columns().stream().filter(column -> !column.equals("job_id")).toList();
    }

    /** The column that a field of the event contract comes from; the field itself when it comes from none. */
    public String column(String field) {
        return switch (field) {
            case "sku" -> this == CATALOG ? "sku" : "anchor_id";
            case "anchorId" -> "anchor_id";
            case "jobId" -> "job_id";
            case "product.title" -> "title";
            case "product.brand" -> "brand";
            case "product.styleTags", "product.styleTags[0]" -> "style_tags";
            case "sourceImageUrl" -> this == CATALOG ? "image_url" : "source_image_url";
            case "shots[0].shotName" -> "shot_name";
            case "shots[0].promptAppend" -> "prompt_append";
            case "shots[0].dependsOnShot", "dependsOnShot" -> "depends_on_shot";
            case "shots[0].count" -> "--variants";
            case "shots[0].placement" -> "--placement";
            case "shots[0].model" -> "--model";
            case "shots[0].aspect" -> "--aspect";
            case "shots[0].background" -> "--background";
            default -> field;
        };
    }
}
