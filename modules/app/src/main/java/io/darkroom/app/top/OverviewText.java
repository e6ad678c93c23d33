package io.darkroom.app.top;

import io.darkroom.app.provider.Wording;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.FailureText;
import io.darkroom.app.wording.Span;
import io.darkroom.contract.Control;
import io.darkroom.contract.text.Shown;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An overview as lines of text. Pure; any thread. */
final class OverviewText {
    private static final String GAP = "  ";

    private final Overview view;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private OverviewText(Overview view, int columns) {
        this.view = view;
        this.columns = columns;
    }

    /** All of it, one line for each fact. */
    static List<String> of(Overview view) {
        return new OverviewText(view, Integer.MAX_VALUE).drawn();
    }

    /**
     * As much of it as fits, in a window with a line of its own at its end.
     *
     * @param columns width of the window
     * @param rows its height
     * @param last what stands in the last line
     */
    static List<String> of(Overview view, int columns, int rows, String last) {
        List<String> whole = new OverviewText(view, columns).drawn();
        int room = Math.max(1, rows - 1);
        List<String> shown = new ArrayList<>(whole.size() <= room ? whole : whole.subList(0, room - 1));
        if (shown.size() < whole.size()) {
            shown.add("… %s more: a taller window, or --once, shows them"
                    .formatted(Counted.of(whole.size() - shown.size(), "line")));
        }
        shown.add(last);
        return shown.stream().map(line -> cut(line, columns)).toList();
    }

    private static String cut(String line, int columns) {
        return line.length() <= columns ? line : line.substring(0, Math.max(0, columns - 1)) + "…";
    }

    private List<String> drawn() {
        lines.add("%s  last hour %s, last day %s%s"
                .formatted(
                        second(view.at()),
                        view.spending().hour().words(),
                        view.spending().day().words(),
                        view.whole() ? "" : " (still reading)"));
        lines.add("");
        table(stages());
        lines.add("");
        table(providers());
        List<String> notes = Stream.concat(
                        view.providers().stream().flatMap(each -> notes(each).stream()),
                        view.gaps().words().stream().map(Shown::of))
                .toList();
        if (!notes.isEmpty()) {
            lines.add("");
            notes.forEach(this::wrapped);
        }
        return lines;
    }

    private List<List<String>> stages() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("stage", "threads", "to be read", "the oldest")));
        view.stages()
                .forEach(stage -> rows.add(List.of(
                        stage.provider().map(name -> "generation " + name).orElse("intake"),
                        stage.threads() == 0 ? "nobody" : Integer.toString(stage.threads()),
                        number(stage.unread().records()),
                        stage.unread().oldest().map(this::age).orElse("–"))));
        return rows;
    }

    private List<List<String>> providers() {
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("provider", "state", "in flight", "in line", "later", "done/s", "failed/s", "waits")));
        view.providers()
                .forEach(each -> rows.add(List.of(
                        each.name(),
                        state(each),
                        stored(each.stored().sent())
                                + (each.cap().isPresent()
                                        ? " of " + number(each.cap().getAsInt())
                                        : ""),
                        stored(each.stored().queued()),
                        stored(each.stored().retries() + each.stored().waiting()),
                        pace(each.pace().completed()),
                        pace(each.pace().failed()),
                        each.oldest()
                                .filter(since -> view.whole())
                                .map(this::age)
                                .orElse("–"))));
        return rows;
    }

    /** While changelogs are still read they tell of what was, not of what is. */
    private String stored(long number) {
        return view.whole() ? number(number) : "–";
    }

    private static String state(ProviderView each) {
        if (each.held()) {
            return "held";
        }
        return each.gates().filter(gates -> gates.open() > 0).isPresent() ? "breaker" : Wording.NOT_HELD;
    }

    private List<String> notes(ProviderView each) {
        List<String> notes = new ArrayList<>();
        each.orders()
                .hold()
                .ifPresent(hold -> notes.add(Wording.hold(hold.value()) + " " + until(hold.value(), each.name())));
        each.orders()
                .limit()
                .ifPresent(limit -> notes.add(each.name() + " is limited to " + Wording.limit(limit.value()) + "."));
        each.gates().ifPresent(gates -> notes.addAll(notes(each.name(), gates)));
        if (view.whole()) {
            stored(each, notes);
        }
        return notes.stream().map(Shown::of).toList();
    }

    private void stored(ProviderView each, List<String> notes) {
        each.stored()
                .nextDue()
                .ifPresent(due -> notes.add("%s: the next retry is due %s."
                        .formatted(
                                each.name(),
                                due.isAfter(view.at()) ? "in " + Span.of(Duration.between(view.at(), due)) : "now")));
        each.stored()
                .lastFailure()
                .ifPresent(why -> notes.add(
                        "%s: the last retry stored is after %s.".formatted(each.name(), FailureText.of(why))));
        if (each.stored().waiting() > 0) {
            notes.add("%s: %s for their campaign."
                    .formatted(each.name(), Counted.of(each.stored().waiting(), "request waits", "requests wait")));
        }
    }

    /** A hold by a person is nobody's but a person's to end. */
    private String until(Control hold, String provider) {
        String resume = "darkroom provider resume " + provider + " ends it.";
        return hold.getWhy().isPresent()
                ? "It is probed every %s; %s".formatted(Span.of(view.probes()), resume)
                : "Only " + resume;
    }

    private static List<String> notes(String provider, ProviderView.Gates gates) {
        List<String> notes = new ArrayList<>();
        if (gates.open() > 0) {
            notes.add("%s: the breaker is open in %d of %s."
                    .formatted(provider, gates.open(), Counted.of(gates.asked(), "process", "processes")));
        }
        if (gates.waitSeconds() > 0) {
            notes.add("%s asked to be left alone for %s more."
                    .formatted(provider, Span.of(Duration.ofSeconds((long) Math.ceil(gates.waitSeconds())))));
        }
        return notes;
    }

    static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private String age(Instant since) {
        return Span.of(Duration.between(since, view.at()));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String pace(double perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond);
    }

    /** A note over as many lines as it needs, those behind the first set in. */
    private void wrapped(String note) {
        StringBuilder line = new StringBuilder();
        for (String word : note.split(" ", -1)) {
            if (line.length() + 1 + word.length() > columns && !line.toString().isBlank()) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }

    /** Each column as wide as its longest value. */
    private void table(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .map(row -> row.get(column).length())
                        .max(Comparator.naturalOrder())
                        .orElse(0))
                .boxed()
                .toList();
        rows.forEach(row -> lines.add(IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths.get(column) - row.get(column).length()))
                .collect(Collectors.joining(GAP))
                .stripTrailing()));
    }
}
