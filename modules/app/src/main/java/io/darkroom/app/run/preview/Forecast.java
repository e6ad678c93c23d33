package io.darkroom.app.run.preview;

import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.order.Basket;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.contract.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What intake will say about the rows of a run, before anything is published. Any thread.
 *
 * @param basket what the rows need when nothing is finished
 * @param problems rows that will fail for what is in them
 * @param examples the first of these, each with its line and what is wrong
 * @param named which of the asked keys the rows name
 */
public record Forecast(Basket basket, int problems, List<String> examples, Set<String> named) {
    private static final int EXAMPLES = 20;

    public Forecast {
        examples = List.copyOf(examples);
        named = Set.copyOf(named);
    }

    /**
     * Reads every row once.
     *
     * @param keys idempotency keys that are looked for
     */
    static Forecast of(RunPlan plan, IntakeRules rules, Set<String> keys) {
        Tally tally = new Tally(plan, rules, keys);
        try (Entries entries = plan.input().open()) {
            for (Optional<Entry> each = entries.next(); each.isPresent(); each = entries.next()) {
                tally.add(each.get());
            }
        } catch (IOException e) {
            throw plan.input().unreadable(e);
        }
        return new Forecast(tally.basket, tally.problems, tally.examples, tally.named);
    }

    private static final class Tally {
        private final RunPlan plan;
        private final IntakeRules rules;
        private final Set<String> keys;
        private final Basket basket = new Basket();
        private final List<String> examples = new ArrayList<>();
        private final Set<String> named = new HashSet<>();
        private int problems;

        Tally(RunPlan plan, IntakeRules rules, Set<String> keys) {
            this.plan = plan;
            this.rules = rules;
            this.keys = keys;
        }

        void add(Entry entry) {
            switch (entry) {
                case Entry.Refused refused ->
                    problem(refused, "line " + refused.line() + ": " + Shown.of(reason(refused)));
                case Entry.Event event -> add(event);
            }
        }

        /** What breaks the contract may break what the installation allows as well: all of it is said at once. */
        private String reason(Entry.Refused refused) {
            return refused.change()
                    .map(change -> plan.input().errors().of(rules.violations(change), 0))
                    .orElse(refused.reason());
        }

        private void add(Entry.Event event) {
            IntakeRules.Outlook outlook = rules.outlook(event.change());
            if (!outlook.violations().isEmpty()) {
                problem(event, plan.input().errors().of(outlook.violations(), event.line()));
            } else if (plan.survey().repeats().sameAs(event.place()).isEmpty()) {
                outlook.orders().forEach(order -> {
                    basket.add(order);
                    if (keys.contains(order.getIdempotencyKey())) {
                        named.add(order.getIdempotencyKey());
                    }
                });
            }
        }

        private void problem(Entry entry, String sentence) {
            problems += entry.names().size();
            if (examples.size() < EXAMPLES) {
                examples.add(sentence);
            }
        }
    }
}
