package io.darkroom.app.input.mapping;

import io.darkroom.app.catalog.table.TableFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping to begin with: columns whose names say what they are have their place, the others are left to the user. Any
 * thread.
 *
 * @param text the mapping, YAML
 * @param open fields of every event whose column is not clear
 */
record Starter(String text, List<String> open) {
    private static final List<String> PLAIN_WORDS =
            List.of("true", "false", "yes", "no", "on", "off", "null", "rest", "y", "n");

    /** Names that columns of shops have, the surest first, without what is neither letter nor digit. */
    private static final Map<String, List<String>> NAMES = names();

    private static Map<String, List<String>> names() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put(
                "sku",
                List.of(
                        "sku",
                        "artikelnummer",
                        "artikelnr",
                        "artnr",
                        "itemnumber",
                        "itemno",
                        "productnumber",
                        "produktnummer",
                        "partnumber",
                        "referencia",
                        "reference",
                        "productid",
                        "handle",
                        "gtin",
                        "ean",
                        "id"));
        names.put(
                "sourceImageUrl",
                List.of(
                        "sourceimageurl",
                        "imageurl",
                        "imagelink",
                        "imagesrc",
                        "bildurl",
                        "hauptbild",
                        "mainimage",
                        "pictureurl",
                        "image",
                        "bild",
                        "picture",
                        "photo",
                        "foto",
                        "imagen",
                        "url"));
        names.put(
                "title",
                List.of(
                        "title",
                        "titel",
                        "bezeichnung",
                        "artikelbezeichnung",
                        "produktname",
                        "productname",
                        "artikelname",
                        "name",
                        "titre",
                        "titulo"));
        names.put("brand", List.of("brand", "marke", "hersteller", "vendor", "manufacturer", "marque", "marca"));
        names.put("styleTags", List.of("styletags", "stil", "style", "tags", "schlagworte", "keywords"));
        return names;
    }

    /** @param name what the user calls the CSV */
    static Starter of(String name, TableFile table) {
        Map<String, String> found = found(table.columns());
        List<String> rest = table.columns().stream()
                .filter(column -> !column.isBlank() && !found.containsValue(column))
                .toList();
        List<String> open = List.of("sku", "sourceImageUrl").stream()
                .filter(field -> !found.containsKey(field))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("# What the columns of " + name + " mean, in the shape of an event. A text is the name of a column,");
        lines.add("# \"{{A}} {{B}}\" joins columns, {value: x} is the same for every row.");
        lines.add("csv:");
        lines.add("  delimiter: " + (table.separator() == '\t' ? "tab" : "\"" + table.separator() + "\""));
        table.charset().ifPresent(charset -> lines.add("  charset: " + charset.name()));
        lines.add(field(found, "sku", ""));
        lines.add("product:");
        lines.add("  title: "
                + Optional.ofNullable(found.get("title")).map(Starter::quoted).orElse("{value: \"\"}"));
        lines.add(field(found, "brand", "  "));
        lines.add(field(found, "styleTags", "  "));
        lines.add(rest.isEmpty() ? "  # attributes: rest" : "  attributes: rest  # " + String.join(", ", rest));
        lines.add(field(found, "sourceImageUrl", ""));
        lines.add("shots:");
        lines.add("  - shotName: {value: main}");
        lines.add("    count: 1");
        return new Starter(String.join("\n", lines), open);
    }

    private static String field(Map<String, String> found, String field, String indent) {
        String column = found.get(field);
        return column == null ? indent + "# " + field + ": which column?" : indent + field + ": " + quoted(column);
    }

    private static Map<String, String> found(List<String> columns) {
        Map<String, String> found = new LinkedHashMap<>();
        NAMES.forEach((field, names) -> names.stream()
                .flatMap(name -> columns.stream().filter(column -> bare(column).equals(name)))
                .filter(column -> !found.containsValue(column))
                .findFirst()
                .ifPresent(column -> found.put(field, column)));
        return found;
    }

    private static String bare(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String quoted(String column) {
        boolean plain =
                column.matches("\\p{L}[\\p{L}\\p{N}_-]*") && !PLAIN_WORDS.contains(column.toLowerCase(Locale.ROOT));
        return plain ? column : "\"" + column.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** What is still to be done; empty when nothing is. */
    Optional<String> note() {
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of("No column is called as if it were " + String.join(" or ", open)
                        + "; name it in the line that asks for it.");
    }
}
