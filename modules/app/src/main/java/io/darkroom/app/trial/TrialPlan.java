package io.darkroom.app.trial;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.order.Basket;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.order.Prices;
import io.darkroom.app.trial.draw.Candidate;
import io.darkroom.app.trial.draw.Column;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.contract.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a trial is to draw. Any thread.
 *
 * @param product of the catalog, with the one shot that is tried
 * @param columns one for each model
 * @param variants pictures of each
 */
record TrialPlan(Template template, CatalogChange product, List<Column> columns, int variants) {

    /**
     * Asks the rules of intake what each model would be asked for.
     *
     * @param product with one shot
     * @param models as users name them; none for the one that would draw the shot anyway
     * @throws UserError with every rule that is broken
     */
    static TrialPlan of(
            Template template,
            CatalogChange product,
            List<String> models,
            int variants,
            IntakeRules rules,
            DarkroomConfig config) {
        Prices prices = Prices.of(config);
        Map<String, List<String>> broken = new LinkedHashMap<>();
        List<Column> columns = new ArrayList<>();
        for (Optional<String> model : models.isEmpty()
                ? List.of(Optional.<String>empty())
                : models.stream().map(Optional::of).toList()) {
            IntakeRules.Outlook outlook = rules.outlook(withModel(product, model));
            outlook.violations()
                    .forEach(violation -> broken.computeIfAbsent(sentence(violation), each -> new ArrayList<>())
                            .add(model.orElse("")));
            outlook.orders().forEach(order -> columns.add(column(model, order, prices, columns)));
        }
        refuse(broken, models.size());
        return new TrialPlan(template, product, List.copyOf(columns), variants);
    }

    private static CatalogChange withModel(CatalogChange product, Optional<String> model) {
        Shot.Builder shot = Shot.newBuilder(product.getShots().getFirst());
        model.ifPresent(shot::setModel);
        return CatalogChange.newBuilder(product).setShots(List.of(shot.build())).build();
    }

    private static Column column(Optional<String> model, GenerationRequest order, Prices prices, List<Column> before) {
        String name = model.orElse(order.getModel());
        String file = name.replaceAll("[^A-Za-z0-9._-]|^\\.", "_");
        boolean taken = before.stream().anyMatch(column -> column.file().equalsIgnoreCase(file));
        return new Column(
                name,
                taken ? file + "_" + (before.size() + 1) : file,
                order,
                prices.of(order.getProvider(), order.getModel()));
    }

    /** The one shot of a trial needs no number. */
    private static String sentence(Violation violation) {
        return Shown.of("%s %s, was '%s'"
                .formatted(
                        violation.getField().replace("shots[0].", ""),
                        violation.getRule().replace("shots[0].", ""),
                        violation.getValue()));
    }

    private static void refuse(Map<String, List<String>> broken, int models) {
        if (!broken.isEmpty()) {
            throw UserError.usage("Nothing is drawn, for this cannot be ordered:\n"
                    + broken.entrySet().stream()
                            .map(each -> "  "
                                    + (each.getValue().size() == Math.max(1, models)
                                            ? ""
                                            : String.join(", ", each.getValue()) + ": ")
                                    + each.getKey())
                            .collect(Collectors.joining("\n")));
        }
    }

    /** The prompt; no model has another one. */
    String prompt() {
        return columns.getFirst().order().getPrompt();
    }

    /** Who draws. */
    Set<String> providers() {
        return columns.stream().map(Column::provider).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether nothing is paid. */
    boolean free() {
        return providers().stream().allMatch(ProviderConfig.SANDBOX::equals);
    }

    /** Every picture, the first of each model first. */
    List<Candidate> candidates() {
        return IntStream.rangeClosed(1, variants)
                .boxed()
                .flatMap(number -> columns.stream().map(column -> new Candidate(column, number)))
                .toList();
    }

    /** The same as orders, a call for each. */
    Basket basket() {
        Basket basket = new Basket();
        candidates().forEach(candidate -> basket.add(candidate.column().order()));
        return basket;
    }
}
