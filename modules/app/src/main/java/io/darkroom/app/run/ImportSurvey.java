package io.darkroom.app.run;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is in a file, found out before anything is published. One thread. */
final class ImportSurvey {
    private static final int EXAMPLES = 20;

    private final Optional<IntakeRules> rules;
    private final Set<String> keys = new HashSet<>();
    private final List<String> examples = new ArrayList<>();
    private int events;
    private int refused;
    private int rejected;
    private long pictures;

    private ImportSurvey(Optional<IntakeRules> rules) {
        this.rules = rules;
    }

    /**
     * Reads everything once.
     *
     * @param rules what intake will say about each event; without them only what cannot be published is found
     */
    static ImportSurvey of(ImportSource source, Optional<IntakeRules> rules) {
        ImportSurvey survey = new ImportSurvey(rules);
        try (Entries entries = source.open()) {
            for (Optional<Entry> each = entries.next(); each.isPresent(); each = entries.next()) {
                survey.add(each.get(), entries);
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return survey;
    }

    /** Rows or lines that cannot be published. */
    int refused() {
        return refused;
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
        return Preview.problems(examples, refused + rejected);
    }

    /** What would be done, with price where it is known. */
    List<String> forecast(ProviderConfig provider) {
        List<String> lines = new ArrayList<>();
        lines.add("Events: " + events + " to publish"
                + (rejected == 0 ? "" : ", " + rejected + " of them would be rejected by intake"));
        lines.add("Refused: " + refused);
        lines.add("Pictures: %d in %s to %s, unless they are finished already"
                .formatted(pictures, Counted.of(keys.size(), "call"), provider.name()));
        if (!provider.sandbox()) {
            provider.billing().price().ifPresent(price -> lines.add("Price: at most about " + price.times(pictures)));
        }
        return lines;
    }

    private void add(Entry entry, Entries entries) {
        switch (entry) {
            case Entry.Refused no -> {
                refused++;
                problem(no.line(), no.reason());
            }
            case Entry.Event event -> {
                events++;
                rules.ifPresent(known -> judge(event.line(), event.change(), known, entries));
            }
        }
    }

    private void judge(long line, CatalogChange change, IntakeRules known, Entries entries) {
        IntakeRules.Outlook outlook = known.outlook(change);
        if (!outlook.violations().isEmpty()) {
            rejected++;
            problem(line, entries.sentence(outlook.violations()));
        }
        for (GenerationRequest order : outlook.orders()) {
            if (keys.add(order.getIdempotencyKey())) {
                pictures += order.getCount();
            }
        }
    }

    private void problem(long line, String reason) {
        if (examples.size() < EXAMPLES) {
            examples.add("line " + line + ": " + reason);
        }
    }
}
