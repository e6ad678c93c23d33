package io.darkroom.app.trial.sheet;

import io.darkroom.app.trial.draw.Column;
import io.darkroom.app.trial.draw.Trial;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One HTML file with every picture of a trial inside it, models side by side: it can be sent to whoever picks. It loads
 * nothing and runs no script. Any thread.
 *
 * @param columns models in the order in which they were asked for
 * @param trials what there is so far, in any order
 */
public record ContactSheet(About about, List<Column> columns, List<Trial> trials) {
    private static final String STYLE = resource("contact-sheet.css");

    /**
     * What was tried.
     *
     * @param name a word for the template
     * @param template where the wording comes from
     * @param product with the shot that was tried
     * @param cost of what was drawn, in words
     * @param next what to do with the wording
     */
    public record About(
            String name,
            String template,
            CatalogChange product,
            String prompt,
            String cost,
            Instant at,
            List<NextStep> next) {}

    public ContactSheet {
        columns = List.copyOf(columns);
        trials = List.copyOf(trials);
    }

    /** Writes the page; reads the pictures from their files, one at a time. */
    void write(Writer out) throws IOException {
        String title = "Trial of " + about.name();
        out.write("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
                """);
        out.write("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n".formatted(Html.text(title), STYLE));
        header(out, title);
        out.write("<main class=\"models%s\">\n".formatted(columns.size() == 1 ? " one" : ""));
        for (int i = 0; i < columns.size(); i++) {
            column(out, columns.get(i), i + 1);
        }
        out.write("</main>\n");
        footer(out);
        out.write("</body>\n</html>\n");
    }

    private void header(Writer out, String title) throws IOException {
        GenerationRequest order = columns.getFirst().order();
        out.write("<header>\n<h1>%s</h1>\n<dl class=\"facts\">\n".formatted(Html.text(title)));
        fact(out, "Template", about.template());
        fact(out, "Product", product());
        fact(out, "Reference", order.getSourceImageUrl());
        fact(out, "Segment", order.getSegment());
        fact(out, "Shot", order.getShotName());
        fact(out, "Placement", order.getPlacement().orElse(""));
        fact(out, "Aspect ratio", order.getAspect().orElse(""));
        fact(out, "Size", order.getSize().orElse(""));
        fact(out, "Drawn", "%d of %s".formatted(drawn(trials), Counted.of(trials.size(), "picture")));
        fact(out, "Cost", about.cost());
        fact(out, "At", about.at().truncatedTo(ChronoUnit.SECONDS).toString());
        out.write("</dl>\n<h2>Prompt</h2>\n<pre class=\"prompt\">%s</pre>\n</header>\n"
                .formatted(Html.text(about.prompt())));
    }

    private String product() {
        String title = about.product().getProduct().getTitle();
        return about.product().getSku() + (title.isBlank() ? "" : ", " + title);
    }

    private static void fact(Writer out, String name, String value) throws IOException {
        if (!value.isBlank()) {
            out.write("<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(Html.text(name), Html.text(value)));
        }
    }

    private void column(Writer out, Column column, int number) throws IOException {
        List<Trial> mine = trials.stream()
                .filter(trial -> trial.candidate().column().equals(column))
                .sorted(Comparator.comparingInt(trial -> trial.candidate().number()))
                .toList();
        out.write(
                "<section aria-labelledby=\"model-%d\">\n<h2 id=\"model-%d\">%s</h2>\n<p class=\"sum\">%s</p>\n<ol class=\"cards\">\n"
                        .formatted(number, number, Html.text(column.model()), Html.text(sum(column, mine))));
        for (Trial trial : mine) {
            new Card(trial, "m" + number + "-" + trial.candidate().number()).write(out);
        }
        out.write("</ol>\n</section>\n");
    }

    /** How a model did as a whole. */
    private static String sum(Column column, List<Trial> mine) {
        List<Long> millis = mine.stream()
                .filter(Trial.Drawn.class::isInstance)
                .map(trial -> trial.took().toMillis())
                .sorted()
                .toList();
        return "by %s · %d of %d drawn".formatted(column.provider(), millis.size(), mine.size())
                + (millis.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, " · median %.1f s", millis.get(millis.size() / 2) / 1000.0))
                + column.price().map(price -> " · " + price.text() + " each").orElse("");
    }

    private static long drawn(List<Trial> trials) {
        return trials.stream().filter(Trial.Drawn.class::isInstance).count();
    }

    private void footer(Writer out) throws IOException {
        out.write("<footer>\n<h2>When the wording is good</h2>\n<ol>\n");
        for (NextStep step : about.next()) {
            out.write("<li><p>%s</p><pre>%s</pre></li>\n".formatted(Html.text(step.text()), Html.text(step.code())));
        }
        out.write("</ol>\n</footer>\n");
    }

    private static String resource(String name) {
        try (InputStream in = ContactSheet.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
