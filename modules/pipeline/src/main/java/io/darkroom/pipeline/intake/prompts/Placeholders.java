package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.contract.text.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the templates of one shot may name, and where a missing value belongs. One thread. */
final class Placeholders {
    private static final int LONGEST_VALUE = 200;
    private static final Map<String, String> OF_EVENT = Map.of(
            "sku", "sku",
            "title", "product.title",
            "brand", "product.brand",
            "style_tags", "product.styleTags",
            "segment", "segment",
            "anchor_id", "anchorId",
            "campaign", "campaign");
    private static final Map<String, String> OF_SHOT = Map.of(
            "shot",
            "shotName",
            "placement",
            "placement",
            "style",
            "style",
            "aspect",
            "aspect",
            "append",
            "promptAppend");

    /** What recipe C calls a shot. Unlike other names it leaves an attribute of this name as it is. */
    private static final String VARIANT = "variant";

    private final CatalogChange change;
    private final Shot shot;
    private final Optional<String> aspect;
    private final String place;

    /** @param aspect aspect ratio of the shot, or of its placement */
    Placeholders(CatalogChange change, Shot shot, Optional<String> aspect, String place) {
        this.change = change;
        this.shot = shot;
        this.aspect = aspect;
        this.place = place;
    }

    /** Every value by name; Darkroom's own names but {@code variant} win over attributes of the same name. */
    Map<String, String> values() {
        Product product = change.getProduct();
        Map<String, String> values = new HashMap<>(product.getAttributes());
        OF_EVENT.keySet().forEach(values::remove);
        OF_SHOT.keySet().forEach(values::remove);
        values.remove("anchor");
        values.put("sku", change.getSku());
        values.put("title", product.getTitle());
        product.getBrand().ifPresent(brand -> values.put("brand", brand));
        values.put("style_tags", String.join(", ", product.getStyleTags()));
        values.put("segment", change.getSegment());
        values.put("anchor_id", change.getAnchorId().orElse(change.getSku()));
        change.getCampaign().ifPresent(campaign -> values.put("campaign", campaign));
        values.put("shot", shot.getShotName());
        values.putIfAbsent(VARIANT, shot.getShotName());
        shot.getPlacement().ifPresent(placement -> values.put("placement", placement));
        shot.getStyle().ifPresent(style -> values.put("style", style));
        aspect.ifPresent(ratio -> values.put("aspect", ratio));
        shot.getPromptAppend().ifPresent(append -> values.put("append", append));
        return values;
    }

    /** The violation for a placeholder without a value: at the own template, else at the field that is empty. */
    Violation missing(String name) {
        return shot.getPromptTemplate().isPresent()
                ? broken("must not name the placeholder {{" + Texts.cut(name, LONGEST_VALUE) + "}}, which has no value")
                : violation(field(name), "must not be empty: the prompt names it as {{" + name + "}}", "");
    }

    /** A violation of the wording as a whole. */
    Violation broken(String rule) {
        if (shot.getPromptTemplate().isPresent()) {
            return violation(
                    place + ".promptTemplate", rule, shot.getPromptTemplate().get());
        }
        return shot.getPromptAppend()
                .map(append -> violation(place + ".promptAppend", rule, append))
                .orElseGet(() -> violation(place, rule, shot.getShotName()));
    }

    private String field(String name) {
        String ofShot = OF_SHOT.get(name);
        return ofShot != null ? place + "." + ofShot : OF_EVENT.getOrDefault(name, "product.attributes." + name);
    }

    private static Violation violation(String field, String rule, String value) {
        return Violation.newBuilder()
                .setField(field)
                .setRule(rule)
                .setValue(Texts.cut(value, LONGEST_VALUE))
                .build();
    }
}
