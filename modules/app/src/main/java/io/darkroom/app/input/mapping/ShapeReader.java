package io.darkroom.app.input.mapping;

import io.darkroom.app.exit.UserError;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Reads a mapping by the schema of the event: what the contract has, a mapping can name. One thread. */
final class ShapeReader {
    private static final Schema EVENT = CatalogChange.getClassSchema();
    private static final Set<String> OURS = Set.of("contractVersion", "eventId");
    private static final String TITLE = "title";

    private final SourceReader sources;
    private final AttributesReader attributes;
    private final ShotsReader shots;
    private final List<UserError> wrong = new ArrayList<>();

    ShapeReader(Columns columns, Defaults defaults) {
        this.sources = new SourceReader(columns);
        this.attributes = new AttributesReader(columns, sources);
        this.shots = new ShotsReader(defaults);
    }

    /**
     * The event that a row becomes.
     *
     * @throws UserError with everything that is wrong
     */
    Part.Group event(Spot root) {
        Map<String, Spot> given = new LinkedHashMap<>(root.fields("the fields of an event"));
        given.remove(MappingYaml.CSV);
        Map<String, Part> parts = new LinkedHashMap<>(fields(EVENT, given));
        if (!given.containsKey("sku")) {
            wrong.add(root.wrong("lacks sku, which every event needs"));
        }
        if (!given.containsKey("sourceImageUrl")) {
            wrong.add(root.wrong(
                    "lacks sourceImageUrl, which every event needs; {value: \"\"} says that there is none, for models "
                            + "that take no reference picture"));
        }
        if (!wrong.isEmpty()) {
            throw all(wrong);
        }
        parts.computeIfAbsent("product", none -> new Part.Group(Map.of(TITLE, untitled())));
        parts.computeIfAbsent("shots", none -> new Part.Items(List.of(shots.shot(root, "shots[0]", Map.of()))));
        return new Part.Group(parts);
    }

    private static UserError all(List<UserError> wrong) {
        return UserError.usage(wrong.stream().map(UserError::getMessage).collect(Collectors.joining("\n  ")));
    }

    /** What is wrong with one keeps no other from being looked at. */
    private Map<String, Part> fields(Schema schema, Map<String, Spot> given) {
        Map<String, Part> parts = new LinkedHashMap<>();
        List<String> known = schema.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !OURS.contains(name))
                .toList();
        given.forEach((name, spot) -> {
            try {
                parts.put(name, part(field(schema, known, name, spot), spot));
            } catch (UserError e) {
                wrong.add(e);
            }
        });
        return parts;
    }

    private static Schema.Field field(Schema schema, List<String> known, String name, Spot spot) {
        if (known.contains(name)) {
            return schema.getField(name);
        }
        throw spot.wrong("is not a field of %s%s"
                .formatted(
                        schema.getName(),
                        Nearest.of(known, name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; it has " + String.join(", ", known))));
    }

    private Part part(Schema.Field field, Spot spot) {
        return switch (field.schema().getType()) {
            case RECORD -> product(field.schema(), spot);
            case MAP -> attributes.attributes(spot);
            case ARRAY ->
                field.schema().getElementType().getType() == Schema.Type.RECORD
                        ? shots(field.schema().getElementType(), spot)
                        : texts(spot);
            default -> single(field, spot);
        };
    }

    private Part product(Schema schema, Spot spot) {
        Map<String, Part> parts = new LinkedHashMap<>(fields(schema, spot.fields("the fields of a product")));
        parts.computeIfAbsent(TITLE, none -> untitled());
        return new Part.Group(parts);
    }

    private static Part untitled() {
        return new Part.Single("product." + TITLE, new Source.Same("", Optional.empty()), false, false);
    }

    private Part shots(Schema schema, Spot spot) {
        List<Spot> each = spot.items()
                .filter(items -> !items.isEmpty())
                .orElseThrow(() -> spot.wrong("must be a list of shots: each begins with a dash"));
        List<Part> parts = new ArrayList<>();
        for (Spot shot : each) {
            parts.add(shots.shot(shot, shot.path(), fields(schema, shot.fields("the fields of a shot"))));
        }
        if (wrong.isEmpty()) {
            shots.requireDifferentNames(each, parts);
        }
        return new Part.Items(parts);
    }

    private Part texts(Spot spot) {
        Optional<List<Spot>> items = spot.items();
        if (items.isPresent()) {
            return new Part.Items(items.get().stream()
                    .<Part>map(item -> single(item, sources.read(item), false, false))
                    .toList());
        }
        SourceReader.Read read = sources.read(spot);
        Part.Single whole = single(spot, read, false, false);
        return read.split()
                .<Part>map(separator -> new Part.Split(whole, separator))
                .orElseGet(() -> new Part.Items(List.of(whole)));
    }

    private Part single(Schema.Field field, Spot spot) {
        SourceReader.Read read = sources.read(spot);
        if (read.split().isPresent()) {
            throw spot.wrong("must not be split: it is one value, product.styleTags is a list");
        }
        boolean title = field.name().equals(TITLE);
        boolean number = field.schema().getType() == Schema.Type.INT;
        if (title && !read.required() && read.source() instanceof Source.Column(int place, String name, var none)) {
            // The contract wants a title, and takes an empty one.
            Source empty = new Source.Column(place, name, none.or(() -> Optional.of("")));
            return new Part.Single(spot.path(), empty, false, false);
        }
        return single(spot, read, number, title || !field.hasDefaultValue());
    }

    private static Part.Single single(Spot spot, SourceReader.Read read, boolean number, boolean needed) {
        return new Part.Single(spot.path(), read.source(), number, needed || read.required());
    }
}
