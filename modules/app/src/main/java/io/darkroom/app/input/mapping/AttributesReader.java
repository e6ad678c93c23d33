package io.darkroom.app.input.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the attributes of a product: all columns that are left, some of them, or values with names. One thread. */
final class AttributesReader {
    private static final String REST = "rest";
    private static final int MOST = 100;

    private final Columns columns;
    private final SourceReader sources;

    AttributesReader(Columns columns, SourceReader sources) {
        this.columns = columns;
        this.sources = sources;
    }

    Part attributes(Spot spot) {
        Map<String, Part> parts = spot.isMap() ? named(spot) : ofColumns(spot);
        if (parts.size() > MOST) {
            throw spot.wrong("would be " + parts.size() + " attributes, " + MOST + " are allowed; name those you need");
        }
        return new Part.Group(parts);
    }

    private Map<String, Part> named(Spot spot) {
        Map<String, Part> parts = new LinkedHashMap<>();
        spot.fields("attributes").forEach((name, each) -> {
            SourceReader.Read read = sources.read(each);
            parts.put(name, new Part.Single(each.path(), read.source(), false, read.required()));
        });
        return parts;
    }

    private Map<String, Part> ofColumns(Spot spot) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (int place : places(spot)) {
            String column = columns.name(place);
            String name = columns.attribute(place)
                    .orElseThrow(() -> spot.wrong("cannot have the column " + column + ": its name has no letter"));
            Part part = new Part.Single(
                    spot.path() + "." + name, new Source.Column(place, column, Optional.empty()), false, false);
            if (parts.put(name, part) != null) {
                throw spot.wrong("would have two attributes named " + name + ", one of them the column " + column
                        + "; name the columns you need");
            }
        }
        return parts;
    }

    private List<Integer> places(Spot spot) {
        if (spot.text().filter(REST::equals).isPresent()) {
            return columns.takeRest();
        }
        return spot
                .items()
                .orElseThrow(() -> spot.wrong("must be " + REST + ", a list of columns, or names with their values"))
                .stream()
                .map(item -> columns.find(item.scalar(), item))
                .toList();
    }
}
