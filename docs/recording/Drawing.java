import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what script(1) recorded as an animated SVG: every line of the screen is text that appears when it was printed. A
 * viewer that does not animate shows the last screen. Arguments: typescript, its timing, the command.
 */
public final class Drawing {
    private static final int COLUMNS = 100;
    private static final double LONGEST_PAUSE = 1.2;
    private static final double SHORTEST_FRAME = 0.15;
    private static final double CHARACTER = 8.43;
    private static final int LINE = 19;
    private static final int MARGIN = 16;
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[([0-9;?]*)([A-Za-z])");

    /** What one row of the screen shows from one moment to another; without end to the last. */
    private record Shown(int row, String text, double from, double until) {}

    private final List<StringBuilder> screen = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private final List<String> current = new ArrayList<>();
    private final List<Double> since = new ArrayList<>();
    private int row;
    private int column;

    public static void main(String[] args) throws IOException {
        Drawing drawing = new Drawing();
        drawing.print("$ " + args[2] + "\r\n");
        drawing.look(0);
        drawing.play(withoutFrame(Path.of(args[0])), Files.readAllLines(Path.of(args[1])));
        System.out.print(drawing.svg(args[2]));
    }

    /** The typescript without the line that script(1) puts before it: timings count from behind that. */
    private static byte[] withoutFrame(Path typescript) throws IOException {
        byte[] all = Files.readAllBytes(typescript);
        int start = 0;
        while (all[start] != '\n') {
            start++;
        }
        byte[] rest = new byte[all.length - start - 1];
        System.arraycopy(all, start + 1, rest, 0, rest.length);
        return rest;
    }

    /** Lines of the timing: seconds since the last one, and how many bytes were printed then. */
    private void play(byte[] printed, List<String> timing) {
        double now = 0.6;
        double looked = 0;
        int at = 0;
        int end = 0;
        for (String line : timing) {
            String[] parts = line.split(" ");
            now += Math.min(Double.parseDouble(parts[0]), LONGEST_PAUSE);
            end = Math.min(end + Integer.parseInt(parts[1]), printed.length);
            if (now - looked > SHORTEST_FRAME) {
                look(now);
                looked = now;
            }
            int whole = endOfCharacters(printed, end);
            print(new String(printed, at, whole - at, StandardCharsets.UTF_8));
            at = whole;
        }
        look(now);
    }

    /** A character of several bytes may be printed in two pieces; the first one waits for the second. */
    private static int endOfCharacters(byte[] printed, int end) {
        int at = end;
        while (at > 0 && at < printed.length && (printed[at] & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }

    private void print(String text) {
        Matcher escape = ESCAPE.matcher(text);
        for (int at = 0; at < text.length(); ) {
            if (escape.region(at, text.length()).lookingAt()) {
                obey(escape.group(2), escape.group(1));
                at = escape.end();
            } else {
                put(text.charAt(at++));
            }
        }
    }

    private void put(char c) {
        switch (c) {
            case '\r' -> column = 0;
            case '\n' -> row++;
            case '\u0007' -> {}
            case '\b' -> column = Math.max(0, column - 1);
            default -> {
                if (column == COLUMNS) {
                    column = 0;
                    row++;
                }
                StringBuilder line = line();
                while (line.length() <= column) {
                    line.append(' ');
                }
                line.setCharAt(column++, c);
            }
        }
    }

    private void obey(String order, String argument) {
        int number = argument.matches("\\d+") ? Integer.parseInt(argument) : 0;
        switch (order) {
            case "A" -> row = Math.max(0, row - Math.max(1, number));
            case "B" -> row += Math.max(1, number);
            case "G" -> column = Math.max(0, number - 1);
            case "K" -> line().setLength(number == 2 ? 0 : Math.min(line().length(), column));
            default -> {} // colours and the like
        }
    }

    private StringBuilder line() {
        while (screen.size() <= row) {
            screen.add(new StringBuilder());
        }
        return screen.get(row);
    }

    private void look(double now) {
        for (int each = 0; each < screen.size(); each++) {
            String text = screen.get(each).toString().stripTrailing();
            if (each == current.size()) {
                current.add("");
                since.add(now);
            }
            if (!text.equals(current.get(each))) {
                if (!current.get(each).isEmpty()) {
                    shown.add(new Shown(each, current.get(each), since.get(each), now));
                }
                current.set(each, text);
                since.set(each, now);
            }
        }
    }

    private String svg(String command) {
        for (int each = 0; each < current.size(); each++) {
            if (!current.get(each).isEmpty()) {
                shown.add(new Shown(each, current.get(each), since.get(each), Double.POSITIVE_INFINITY));
            }
        }
        int width = (int) (COLUMNS * CHARACTER) + 2 * MARGIN;
        int height = screen.size() * LINE + 2 * MARGIN;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title">
                <title id="title">%s, as it ran; long pauses are cut</title>
                <style>text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #d7dce2; white-space: pre }</style>
                <rect width="%1$d" height="%2$d" rx="8" fill="#16191d"/>
                """,
                width,
                height,
                escaped(command)));
        shown.forEach(each -> svg.append(element(each)));
        return svg.append("</svg>\n").toString();
    }

    private static String element(Shown each) {
        boolean last = Double.isInfinite(each.until());
        String animation = each.from() == 0 && last
                ? ""
                : last
                        ? set("hidden", 0, each.from())
                        : set("visible", each.from(), each.until());
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\"%s>%s%s</text>%n",
                MARGIN,
                MARGIN + each.row() * LINE + 14,
                last ? "" : " visibility=\"hidden\"",
                escaped(each.text()),
                animation);
    }

    private static String set(String visibility, double from, double until) {
        return String.format(
                Locale.ROOT,
                "<set attributeName=\"visibility\" to=\"%s\" begin=\"%.2fs\" dur=\"%.2fs\"/>",
                visibility,
                from,
                until - from);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
