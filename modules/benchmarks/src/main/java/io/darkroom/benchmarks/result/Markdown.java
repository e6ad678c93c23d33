package io.darkroom.benchmarks.result;

/** A result as people read it. Any thread. */
final class Markdown {
    private Markdown() {}

    static String of(Result result, Machine machine) {
        StringBuilder text = new StringBuilder()
                .append("# ")
                .append(result.title())
                .append("\n\n")
                .append(result.date())
                .append(" · ")
                .append(machine.text())
                .append("\n\n```\n")
                .append(result.command())
                .append("\n```\n\n");
        result.about().forEach(paragraph -> text.append(paragraph).append("\n\n"));
        text.append("| | unit | median | least | most | n | goal | met |\n|---|---|---:|---:|---:|---:|---|---|\n");
        result.figures().all().forEach(figure -> text.append(row(figure)));
        return text.toString();
    }

    private static String row(Figure figure) {
        return "| %s | %s | %s | %s | %s | %d | %s | %s |%n"
                .formatted(
                        figure.metric().name(),
                        figure.metric().unit(),
                        Numbers.text(figure.median()),
                        Numbers.text(figure.least()),
                        Numbers.text(figure.most()),
                        figure.values().size(),
                        figure.metric().goal().map(Goal::text).orElse(""),
                        figure.verdict())
                .replace("\r\n", "\n");
    }
}
