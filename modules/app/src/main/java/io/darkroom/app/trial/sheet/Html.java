package io.darkroom.app.trial.sheet;

/** Text inside a page. Any thread. */
final class Html {
    private Html() {}

    /** The same text, of which nothing is markup, neither between tags nor in a quoted attribute. */
    static String text(String raw) {
        StringBuilder escaped = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case 0 -> escaped.append('\ufffd');
                default -> escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
