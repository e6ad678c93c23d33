package io.darkroom.app.run;

import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.RowReader;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.app.order.Basket;
import io.darkroom.app.order.IntakeRules;
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
record Forecast(Basket basket, int problems, List<String> examples, Set<String> named) {
    private static final int EXAMPLES = 20;

    Forecast {
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
        try (RowReader rows = plan.file().rows(plan.limit(), plan.stamp().id())) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                tally.add(row.get());
            }
        } catch (IOException e) {
            throw UserError.usage(DiskFull.reading(e, plan.file().path()), e);
        }
        return new Forecast(tally.basket, tally.problems, tally.examples, tally.named);
    }

    private static final class Tally {
        private final RunPlan plan;
        private final IntakeRules rules;
        private final Set<String> keys;
        private final ChangeFactory factory;
        private final ErrorText errors;
        private final Basket basket = new Basket();
        private final List<String> examples = new ArrayList<>();
        private final Set<String> named = new HashSet<>();
        private int problems;

        Tally(RunPlan plan, IntakeRules rules, Set<String> keys) {
            this.plan = plan;
            this.rules = rules;
            this.keys = keys;
            this.factory = plan.changes();
            this.errors = new ErrorText(plan.file().header().recipe());
        }

        void add(Row row) {
            switch (row) {
                case Row.Refused refused -> problem("line " + refused.line() + ": " + refused.reason());
                case Row.Order order -> add(order);
            }
        }

        private void add(Row.Order row) {
            IntakeRules.Outlook outlook = rules.outlook(factory.change(row, plan.started()));
            if (!outlook.violations().isEmpty()) {
                problem(errors.of(outlook.violations(), row.line()));
            } else if (plan.survey().repeats().sameAs(row.index()).isEmpty()) {
                outlook.orders().forEach(order -> {
                    basket.add(order);
                    if (keys.contains(order.getIdempotencyKey())) {
                        named.add(order.getIdempotencyKey());
                    }
                });
            }
        }

        private void problem(String sentence) {
            problems++;
            if (examples.size() < EXAMPLES) {
                examples.add(sentence);
            }
        }
    }
}
