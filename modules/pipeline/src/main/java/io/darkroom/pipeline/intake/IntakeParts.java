package io.darkroom.pipeline.intake;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.prompts.Renderer;
import io.darkroom.pipeline.intake.prompts.RequestComposer;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.lock.OwnWords;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.intake.rules.ContractRules;
import io.darkroom.pipeline.intake.wire.EventReader;
import io.darkroom.pipeline.intake.wire.FailedReader;
import io.darkroom.pipeline.intake.wire.OutcomeReader;
import io.darkroom.pipeline.intake.wire.PartialReader;
import io.darkroom.pipeline.intake.wire.PossibleTime;
import io.darkroom.pipeline.trace.Tracing;
import java.time.InstantSource;

/**
 * What the nodes are made of; each task gets processors of its own, the rest is shared. Any thread.
 *
 * @param locks as they were when the process began
 * @param own words of events, which the tasks share
 * @param partitions partitions of image.completed and image.failed, and so of the requests by sku
 */
record IntakeParts(
        IntakeSettings settings,
        Topics topics,
        WireSerdes serdes,
        PromptCatalog prompts,
        PromptLocks locks,
        OwnWords own,
        int partitions,
        IntakeMetrics metrics,
        InstantSource clock) {

    Routes routes() {
        return settings.routes();
    }

    PossibleTime time() {
        return new PossibleTime(clock);
    }

    ValidateProcessor validate() {
        return new ValidateProcessor(
                topics,
                new EventReader(serdes.decoder(CatalogChange.class)),
                new FailedReader(serdes.decoder(ImageFailed.class)),
                new PartialReader(serdes.decoder(ImageCompleted.class)),
                new ContractRules(settings.rules(), settings.choices(), prompts, clock),
                metrics,
                Tracing.ofProcess());
    }

    RenderProcessor render() {
        return new RenderProcessor(
                new Renderer(prompts, settings.rules().governance()),
                new RequestComposer(settings.choices(), settings.ignoredQueryParameters()),
                new UsedPrompts(prompts, locks, own),
                metrics,
                Tracing.ofProcess());
    }

    AdmitProcessor admit() {
        return new AdmitProcessor(ledger(), routes(), metrics, Tracing.ofProcess());
    }

    CloseProcessor close() {
        return new CloseProcessor(
                new OutcomeReader(
                        topics.completed().name(),
                        serdes.decoder(ImageCompleted.class),
                        serdes.decoder(ImageFailed.class)),
                ledger(),
                routes(),
                metrics,
                Tracing.ofProcess());
    }

    private Ledger ledger() {
        return new Ledger(settings.ledgerRetention(), settings.ignoredQueryParameters());
    }
}
