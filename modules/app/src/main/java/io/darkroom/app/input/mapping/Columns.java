package io.darkroom.app.input.mapping;

import io.darkroom.contract.text.Nearest;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The columns of a CSV, found by name; remembers which were asked for. One thread. */
final class Columns {
    private static final int SHOWN = 30;

    private final String file;
    private final List<String> names;
    private final BitSet used = new BitSet();
    private boolean settled;

    /** @param file what the user calls the CSV */
    Columns(String file, List<String> names) {
        this.file = file;
        this.names = List.copyOf(names);
    }

    /**
     * Place of a column in a row. Capitals and whatever is neither letter nor digit make no difference where no column has
     * exactly this name; an unknown name, and one of several columns, ends the command.
     */
    int find(String name, Spot spot) {
        List<Integer> found = matching(each -> each.equals(name.strip()));
        if (found.isEmpty()) {
            found = matching(each -> !bare(each).isEmpty() && bare(each).equals(bare(name)));
        }
        if (found.size() > 1) {
            throw spot.wrong("names the column %s, which %s has %d times: %s"
                    .formatted(name, file, found.size(), String.join(", ", named(found))));
        }
        if (found.isEmpty()) {
            throw spot.wrong(unknown(name));
        }
        used.set(found.getFirst());
        return found.getFirst();
    }

    private String unknown(String name) {
        String columns = String.join(", ", names.stream().limit(SHOWN).toList()) + (names.size() > SHOWN ? ", …" : "");
        return "names the column %s, which %s does not have%s; it has %s. A text for every row is written {value: %s}"
                .formatted(
                        name,
                        file,
                        Nearest.of(names, name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""),
                        columns,
                        name);
    }

    private List<Integer> matching(Predicate<String> wanted) {
        return IntStream.range(0, names.size())
                .filter(i -> wanted.test(names.get(i)))
                .boxed()
                .toList();
    }

    private List<String> named(List<Integer> places) {
        return places.stream().map(place -> names.get(place)).toList();
    }

    /** Name of a column as the file spells it. */
    String name(int place) {
        return names.get(place);
    }

    /** From now on it is known what the mapping asks for by name. */
    void settle() {
        settled = true;
    }

    /** Takes all columns that nothing asks for by name; none before that is known. */
    List<Integer> takeRest() {
        List<Integer> rest = settled ? unused() : List.of();
        rest.forEach(used::set);
        return rest;
    }

    /** Names of the columns that nothing asked for. */
    List<String> ignored() {
        return named(unused());
    }

    private List<Integer> unused() {
        return IntStream.range(0, names.size())
                .filter(place -> !used.get(place) && !names.get(place).isBlank())
                .boxed()
                .toList();
    }

    /** A column's name as that of an attribute: what a placeholder can name. */
    Optional<String> attribute(int place) {
        String name = names.get(place).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static String bare(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }
}
