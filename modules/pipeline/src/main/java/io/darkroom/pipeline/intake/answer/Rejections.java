package io.darkroom.pipeline.intake.answer;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Violation;
import io.darkroom.contract.text.Texts;
import io.darkroom.pipeline.intake.ledger.Verdict;
import io.darkroom.pipeline.intake.wire.Event;
import io.darkroom.pipeline.outcome.Endings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Words the answers to events that are turned away. Pure, any thread. */
public final class Rejections {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_BYTES = 4_000;

    private Rejections() {}

    /** The answer to an event that breaks the contract. Its texts are cut: they may be what is too long. */
    public static ImageFailed violations(Event event, List<Violation> violations, Instant now) {
        CatalogChange change = event.change();
        return ImageFailed.newBuilder()
                .setState(FailedState.REJECTED)
                .setFailure(failure(FailureClass.CONTRACT_VIOLATION, sentence(violations)))
                .setViolations(violations)
                .setEventId(Texts.cut(event.eventId(), LONGEST_NAME))
                .setJobId(change.getJobId()
                        .map(job -> Texts.cut(job, LONGEST_NAME))
                        .orElse(null))
                .setSku(Texts.cut(change.getSku(), LONGEST_NAME))
                .setFailedAt(now)
                .setOrigin(event.origin())
                .setTraceparent(event.trace().traceparent().orElse(null))
                .setTracestate(event.trace().tracestate().orElse(null))
                .setSource(event.source().orElse(null))
                .build();
    }

    /** The answer to a failure that is asked for again and holds no request: why, then what its event broke. */
    public static ImageFailed noRequest(ImageFailed failed, Origin origin, Instant now) {
        List<Violation> violations = new ArrayList<>();
        violations.add(new Violation(
                "request", "is not there to be asked for again: the event was rejected; mend it and publish it", ""));
        violations.addAll(failed.getViolations());
        return ImageFailed.newBuilder(failed)
                .setState(FailedState.REJECTED)
                .setFailure(failure(FailureClass.CONTRACT_VIOLATION, sentence(violations)))
                .setViolations(violations)
                .setFailedAt(now)
                .setOrigin(origin)
                .build();
    }

    /** The answer to a request that differs from what its key stands for. */
    public static ImageFailed conflict(GenerationRequest request, Verdict.Conflict conflict, Instant now) {
        boolean completed = conflict.entry().getState() == LedgerState.COMPLETED;
        String error =
                "IDEMPOTENCY_CONFLICT: %s of %s changed since it was admitted; give the shot a new prompt version, "
                                .formatted(and(conflict.changed()), request.getIdempotencyKey())
                        + "or ask for it again with --regenerate. The "
                        + (completed ? "finished picture stays." : "request in progress goes on.");
        return rejected(request, FailureClass.IDEMPOTENCY_CONFLICT, error, now).build();
    }

    /** The answer to a request, rendered earlier or asked for again, whose provider this installation no longer has. */
    public static ImageFailed noProvider(GenerationRequest request, Collection<String> known, Instant now) {
        List<Violation> violations = List.of(new Violation(
                "provider",
                "must be one of %s, which this installation uses; configure it and replay this record, or publish the event again"
                        .formatted(String.join(", ", known)),
                request.getProvider()));
        return rejected(request, FailureClass.PROVIDER_NOT_CONFIGURED, sentence(violations), now)
                .setViolations(violations)
                .build();
    }

    /** The answer to a request that does not fit to what was ordered before it; its event may have others that do. */
    public static ImageFailed misfit(GenerationRequest request, List<Violation> violations, Instant now) {
        return rejected(request, FailureClass.CONTRACT_VIOLATION, sentence(violations), now)
                .setViolations(violations)
                .build();
    }

    private static ImageFailed.Builder rejected(
            GenerationRequest request, FailureClass why, String error, Instant now) {
        return Endings.of(request, FailedState.REJECTED, failure(why, error), now);
    }

    private static Failure failure(FailureClass why, String error) {
        return Failure.newBuilder().setWhy(why).setError(error).build();
    }

    /** As many violations as fit. */
    private static String sentence(List<Violation> violations) {
        StringBuilder sentence = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < violations.size(); i++) {
            String next = (i == 0 ? "" : "; ") + sentence(violations.get(i));
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES && i > 0) {
                return sentence + "; and " + (violations.size() - i) + " more";
            }
            sentence.append(next);
        }
        return sentence.toString();
    }

    private static String sentence(Violation violation) {
        String rule = violation.getField() + " " + violation.getRule();
        return violation.getValue().isBlank() ? rule : rule + ", was " + violation.getValue();
    }

    private static String and(List<String> names) {
        if (names.isEmpty()) {
            return "the wording";
        }
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
