package io.darkroom.app.order;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Violation;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.intake.prompts.Renderer;
import io.darkroom.pipeline.intake.prompts.Rendering;
import io.darkroom.pipeline.intake.prompts.RequestComposer;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.rules.ContractRules;
import io.darkroom.pipeline.intake.wire.Event;
import io.darkroom.pipeline.intake.wire.Marks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What intake will make of an event, by intake's own rules, prompts and keys; knows nothing of the ledger. Any thread. */
public final class IntakeRules {
    private static final Origin NOWHERE = new Origin("", 0, 0L);

    private final ContractRules rules;
    private final Renderer renderer;
    private final RequestComposer composer;

    /**
     * What becomes of an event.
     *
     * @param orders one request per shot, before admission; none when a rule is broken
     * @param violations every broken rule
     */
    public record Outlook(List<GenerationRequest> orders, List<Violation> violations) {
        public Outlook {
            orders = List.copyOf(orders);
            violations = List.copyOf(violations);
        }
    }

    /**
     * Reads the prompts.
     *
     * @throws IllegalArgumentException when they are wrong, with file, place and reason
     */
    public IntakeRules(IntakeSettings settings) {
        this(settings, PromptCatalog.load(settings.prompts()));
    }

    /** With prompts that were read before. */
    public IntakeRules(IntakeSettings settings, PromptCatalog prompts) {
        rules = new ContractRules(settings.rules(), settings.choices(), prompts, InstantSource.system());
        renderer = new Renderer(prompts, settings.rules().governance());
        composer = new RequestComposer(settings.choices(), settings.ignoredQueryParameters());
    }

    /** Every rule that an event breaks. */
    public List<Violation> violations(CatalogChange change) {
        return outlook(change).violations();
    }

    /** Looks at one event. */
    public Outlook outlook(CatalogChange change) {
        Event event = new Event(
                change,
                change.getEventId().orElse(""),
                NOWHERE,
                Marks.none(NOWHERE),
                TraceContext.NONE,
                Optional.empty());
        Rendering rendering = renderer.render(change);
        List<Violation> violations = new ArrayList<>(rules.check(event));
        violations.addAll(rendering.violations());
        return violations.isEmpty()
                ? new Outlook(composer.compose(event, rendering), List.of())
                : new Outlook(List.of(), violations);
    }
}
