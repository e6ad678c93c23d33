package io.darkroom.app.reference;

import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of Markdown tables whose first cell is a name in code letters. Any thread. */
public final class TableRows {
    private static final String BAR = "(?<!\\\\)\\|";

    private TableRows() {}

    /** Every such row of a page, as cells without blanks around them. */
    public static List<List<String>> of(String page) throws IOException {
        return Files.readAllLines(Repository.file(page)).stream()
                .filter(TableRows::isRow)
                .map(TableRows::cells)
                .toList();
    }

    /** The name in the first cell. */
    public static String name(List<String> row) {
        return row.getFirst().replace("`", "");
    }

    /**
     * The page with its rows as the code says; {@code GOLDEN_WRITE=1} writes it into the file too.
     *
     * @param generated puts those cells into a row that come from the code
     */
    public static String page(String page, UnaryOperator<List<String>> generated) throws IOException {
        Path file = Repository.file(page);
        String text = String.join(
                        "\n",
                        Files.readAllLines(file).stream()
                                .map(line -> isRow(line) ? line(generated.apply(cells(line))) : line)
                                .toList())
                + "\n";
        if (System.getenv("GOLDEN_WRITE") != null) {
            Files.writeString(file, text);
        }
        return text;
    }

    private static boolean isRow(String line) {
        return line.startsWith("| `");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split(BAR, -1))
                .map(String::strip)
                .toList();
    }

    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder("|");
        cells.forEach(cell -> line.append(cell.isEmpty() ? " |" : " " + cell + " |"));
        return line.toString();
    }
}
