package io.darkroom.app.trial.sheet;

import io.darkroom.app.trial.draw.Picture;
import io.darkroom.app.trial.draw.Trial;
import io.darkroom.providers.picture.PictureType;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;

/**
 * One picture of the contact sheet with what is known of it, or why there is none. Any thread.
 *
 * @param id unique in the page
 */
record Card(Trial trial, String id) {

    void write(Writer out) throws IOException {
        switch (trial) {
            case Trial.Drawn drawn -> write(out, drawn);
            case Trial.Failed failed -> write(out, failed);
        }
    }

    /** The picture fills the window while its box is ticked: a click or the space bar, and no script. */
    private void write(Writer out, Trial.Drawn drawn) throws IOException {
        Preview shown = Preview.of(drawn.picture());
        String name = "%s, picture %d"
                .formatted(drawn.candidate().column().model(), drawn.candidate().number());
        out.write(
                "<li class=\"card\"><figure>\n<input type=\"checkbox\" id=\"%s\" aria-label=\"Enlarge %s\"><label for=\"%s\"><img alt=\"%s\" src=\"data:%s;base64,"
                        .formatted(id, Html.text(name), id, Html.text(name), shown.mediaType()));
        out.write(shown.base64());
        out.write("\"></label>\n<figcaption>");
        head(out, Optional.of(size(drawn.picture())));
        out.write("<dl>");
        row(out, "Asked for", Optional.of(drawn.candidate().column().order().getModel()));
        row(out, "Drawn by", drawn.modelActual());
        row(out, "Latency", Optional.of(latency()));
        row(
                out,
                "Price",
                drawn.candidate().column().price().map(price -> price.text()).or(() -> Optional.of("–")));
        row(out, "Calls", Optional.of(drawn.calls()).filter(calls -> calls > 1).map(String::valueOf));
        row(out, "Request", drawn.requestId());
        row(out, "File", Optional.of(String.valueOf(drawn.picture().file().getFileName())));
        out.write("</dl></figcaption>\n</figure></li>\n");
    }

    private void write(Writer out, Trial.Failed failed) throws IOException {
        out.write("<li class=\"card failed\"><div>");
        head(out, Optional.of("no picture"));
        out.write("<p class=\"error\">%s</p><dl>".formatted(Html.text(failed.error())));
        row(out, "Class", Optional.of(failed.why().name()));
        row(out, "Asked for", Optional.of(failed.candidate().column().order().getModel()));
        row(out, "Latency", Optional.of(latency()).filter(took -> failed.calls() > 0));
        row(out, "Calls", Optional.of(String.valueOf(failed.calls())));
        row(out, "Billed", Optional.of(failed.paid().name().toLowerCase(Locale.ROOT)));
        row(out, "Request", failed.requestId());
        out.write("</dl></div></li>\n");
    }

    private void head(Writer out, Optional<String> beside) throws IOException {
        out.write("<p class=\"number\"><b>%d</b>%s</p>"
                .formatted(
                        trial.candidate().number(),
                        beside.map(text -> "<span>" + Html.text(text) + "</span>")
                                .orElse("")));
    }

    private String latency() {
        return String.format(Locale.ROOT, "%.1f s", trial.took().toMillis() / 1000.0);
    }

    private static String size(Picture picture) {
        return picture.shape()
                        .map(shape -> shape.width() + "×" + shape.height() + ", ")
                        .orElse("")
                + kibibytes(picture.bytes())
                + (picture.type() == PictureType.PNG
                        ? " PNG"
                        : " " + picture.type().extension());
    }

    private static String kibibytes(long bytes) {
        return bytes < 10 << 20 ? Math.ceilDiv(bytes, 1024) + " KiB" : (bytes >> 20) + " MiB";
    }

    private static void row(Writer out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.write("<dt>%s</dt><dd>%s</dd>".formatted(Html.text(name), Html.text(value.get())));
        }
    }
}
