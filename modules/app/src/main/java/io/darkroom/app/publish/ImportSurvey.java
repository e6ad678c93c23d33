package io.darkroom.app.publish;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.input.Input;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.app.order.Basket;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.order.Quote;
import io.darkroom.app.run.preview.Preview;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Violation;
import io.darkroom.contract.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is in a file, found out before anything is published. One thread. */
final class ImportSurvey {
    private static final int EXAMPLES = 20;

    private final ErrorText errors;
    private final Optional<IntakeRules> rules;
    private final RefusedLines refusals;
    private final Set<String> keys = new HashSet<>();
    private final Basket basket = new Basket();
    private final List<String> examples = new ArrayList<>();
    private int events;
    private int refused;
    private int rejected;
    private int blank;
    private Optional<CatalogChange> first = Optional.empty();

    private ImportSurvey(ErrorText errors, Optional<IntakeRules> rules, RefusedLines refusals) {
        this.errors = errors;
        this.rules = rules;
        this.refusals = refusals;
    }

    /**
     * Reads everything once.
     *
     * @param rules what intake will say about each event; without them only what cannot be published is found
     * @param refusals gets every line with a problem
     */
    static ImportSurvey of(Input input, Optional<IntakeRules> rules, RefusedLines refusals) {
        ImportSurvey survey = new ImportSurvey(input.errors(), rules, refusals);
        try (Entries entries = input.open()) {
            for (Optional<Entry> each = entries.next(); each.isPresent(); each = entries.next()) {
                survey.add(each.get(), entries);
            }
            survey.blank = entries.blank();
        } catch (IOException e) {
            throw input.unreadable(e);
        }
        return survey;
    }

    /** Rows or lines that cannot be published. */
    int refused() {
        return refused;
    }

    /** Rows without any value that were passed over. */
    int blank() {
        return blank;
    }

    /** The first event, if there is one. */
    Optional<CatalogChange> first() {
        return first;
    }

    /** Whether there is nothing at all. */
    boolean empty() {
        return events + refused == 0;
    }

    /** Whether something will not be drawn for what is in it. */
    boolean anyProblem() {
        return refused + rejected > 0;
    }

    /** The first rows or lines with problems, and how many more there are. */
    List<String> problems() {
        List<String> lines = Preview.problems(examples, refused + rejected);
        if (anyProblem()) {
            refusals.note(refused + rejected, examples.size()).ifPresent(lines::add);
        }
        return lines;
    }

    /** What would be done, with price and time. */
    List<String> forecast(DarkroomConfig config) {
        List<String> lines = new ArrayList<>();
        lines.add("Events: " + events + " to publish"
                + (rejected == 0 ? "" : ", " + rejected + " of them would be rejected by intake"));
        lines.add("Refused: " + refused);
        lines.add("Pictures: " + basket.words(config, Long::toString) + ", unless they are finished already");
        lines.addAll(Quote.lines(config, basket));
        return lines;
    }

    private void add(Entry entry, Entries entries) {
        switch (entry) {
            case Entry.Refused no -> {
                refused++;
                Optional<List<Violation>> all =
                        rules.flatMap(known -> no.change().map(known::violations));
                problem(
                        no.line(),
                        all.map(each -> errors.of(each, 0)).orElse(no.reason()),
                        all.orElse(no.problems()),
                        entries);
            }
            case Entry.Event event -> {
                events++;
                first = first.or(() -> Optional.of(event.change()));
                rules.ifPresent(known -> judge(event.line(), event.change(), known, entries));
            }
        }
    }

    private void judge(long line, CatalogChange change, IntakeRules known, Entries entries) {
        IntakeRules.Outlook outlook = known.outlook(change);
        if (!outlook.violations().isEmpty()) {
            rejected++;
            problem(line, errors.of(outlook.violations(), 0), outlook.violations(), entries);
        }
        for (GenerationRequest order : outlook.orders()) {
            if (keys.add(order.getIdempotencyKey())) {
                basket.add(order);
            }
        }
    }

    private void problem(long line, String reason, List<Violation> problems, Entries entries) {
        refusals.add(line, problems, errors, entries);
        if (examples.size() < EXAMPLES) {
            examples.add("line " + line + ": " + Shown.of(reason));
        }
    }
}
