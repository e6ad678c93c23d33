package io.darkroom.pipeline.intake.governance;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small studio: three placements, models of every kind, a provider that draws sizes only. */
final class Studio {
    static final String PROVIDER = "any";
    static final String SIZES_ONLY = "sizes";
    static final Model WIDE = new Model(
            "wide",
            "wide",
            Optional.empty(),
            List.of("16:9", "21:9"),
            List.of(),
            List.of("realistic", "none"),
            Optional.of(false),
            1,
            Reference.TAKEN);
    static final Model SIZED = new Model(
            "sized",
            "sized",
            Optional.of(SIZES_ONLY),
            List.of("1:1", "3:2"),
            List.of("1024x1024", "1536x1024"),
            List.of(),
            Optional.of(true),
            4,
            Reference.TAKEN);
    static final Governance GOVERNANCE = new Governance(
            Map.of(
                    "pdp", new Placement("pdp", List.of("1:1"), Optional.of("square"), List.of("square", "sized")),
                    "hero", new Placement("hero", List.of("16:9", "21:9"), Optional.of("wide"), List.of()),
                    "social", new Placement("social", List.of("4:5"), Optional.empty(), List.of())),
            Map.of(
                    "wide", WIDE,
                    "sized", SIZED,
                    "square", drawing("square", Reference.TAKEN, "1:1"),
                    "tall", drawing("tall", Reference.TAKEN, "4:5"),
                    "blind", drawing("blind", Reference.REFUSED, "1:1"),
                    "textual", drawing("textual", Reference.IGNORED, "1:1"),
                    "lonely",
                            new Model(
                                    "lonely",
                                    "lonely",
                                    Optional.of(SIZES_ONLY),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    Optional.empty(),
                                    4,
                                    Reference.TAKEN)),
            Map.of(SIZES_ONLY, Map.of("1:1", "1024x1024", "3:2", "1536x1024")));
    static final Choices CHOICES =
            new Choices(GOVERNANCE, model -> GOVERNANCE.model(model).provider().orElse(PROVIDER));

    private Studio() {}

    static Model drawing(String name, Reference reference, String... aspects) {
        return new Model(
                name,
                name,
                Optional.empty(),
                List.of(aspects),
                List.of(),
                List.of(),
                Optional.empty(),
                Model.MOST,
                reference);
    }
}
