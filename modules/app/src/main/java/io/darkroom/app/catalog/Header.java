package io.darkroom.app.catalog;

import io.darkroom.app.catalog.table.Values;
import io.darkroom.app.catalog.text.UnreadableCatalogException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The columns of a catalog file. Any thread.
 *
 * @param recipe recipe that the columns belong to
 * @param places column that the recipe reads → place in the row
 * @param width columns in the file
 * @param ignored columns that no recipe reads, as the file spells them
 */
public record Header(Recipe recipe, Map<String, Integer> places, int width, List<String> ignored) {
    private static final int SHOWN = 120;

    /** Reads the first row of a file. */
    static Header of(List<String> names) throws UnreadableCatalogException {
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String column = Values.column(names.get(i));
            if (!column.isEmpty() && found.put(column, i) != null && known(List.of(column)) > 0) {
                throw new UnreadableCatalogException("has two columns named " + Values.cut(column, SHOWN));
            }
        }
        Recipe recipe = recipe(found, names);
        List<String> missing = missing(recipe, found);
        if (!missing.isEmpty()) {
            throw new UnreadableCatalogException("lacks " + (missing.size() == 1 ? "the column " : "the columns ")
                    + String.join(", ", missing) + "; found: " + shown(names) + "; needed: "
                    + String.join(",", recipe.required()));
        }
        Map<String, Integer> places = new HashMap<>(found);
        places.keySet().retainAll(recipe.columns());
        return new Header(recipe, Map.copyOf(places), names.size(), ignored(names, recipe));
    }

    /** How many of the names are columns of the recipe that fits best: tells the right separator from a wrong one. */
    static int known(List<String> names) {
        List<String> columns = names.stream().map(Values::column).distinct().toList();
        return Stream.of(Recipe.values())
                .mapToInt(recipe -> known(recipe, columns))
                .max()
                .orElse(0);
    }

    private static int known(Recipe recipe, List<String> columns) {
        return (int) columns.stream().filter(recipe.columns()::contains).count();
    }

    private static Recipe recipe(Map<String, Integer> found, List<String> names) throws UnreadableCatalogException {
        List<String> columns = List.copyOf(found.keySet());
        int catalog = known(Recipe.CATALOG, columns);
        int shots = known(Recipe.SHOTS, columns);
        if (catalog == 0 && shots == 0) {
            throw new UnreadableCatalogException("has no header: its first row is " + shown(names) + "; a header names "
                    + String.join(",", Recipe.CATALOG.columns()) + " or "
                    + String.join(",", Recipe.SHOTS.columns()));
        }
        if (missing(Recipe.SHOTS, found).isEmpty()) {
            return Recipe.SHOTS;
        }
        return missing(Recipe.CATALOG, found).isEmpty() || catalog >= shots ? Recipe.CATALOG : Recipe.SHOTS;
    }

    private static List<String> missing(Recipe recipe, Map<String, Integer> found) {
        return recipe.required().stream().filter(c -> !found.containsKey(c)).toList();
    }

    private static List<String> ignored(List<String> names, Recipe recipe) {
        List<String> ignored = new ArrayList<>();
        for (String name : names) {
            if (!recipe.columns().contains(Values.column(name))) {
                ignored.add(Values.cut(Values.trim(name), SHOWN));
            }
        }
        return List.copyOf(ignored);
    }

    private static String shown(List<String> names) {
        return Values.cut(
                String.join(",", names.stream().map(Values::trim).toList()).replaceAll("\\p{Cntrl}+", " "), SHOWN);
    }
}
