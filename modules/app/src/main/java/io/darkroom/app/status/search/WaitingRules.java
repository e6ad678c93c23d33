package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.Waiting;
import io.darkroom.app.status.answer.Waiting.Reason;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.Span;
import io.darkroom.app.work.Crew;
import io.darkroom.contract.Control;
import io.darkroom.contract.Failure;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** Tells what a key in progress waits for. Pure, any thread. */
final class WaitingRules {
    private static final int LONGEST_ERROR = 160;

    private final Surroundings around;
    private final CampaignWaits campaigns;

    WaitingRules(Surroundings around) {
        this.around = around;
        this.campaigns = new CampaignWaits(around);
    }

    /**
     * The reason; empty when the key has ended.
     *
     * @param before requests of its lane that go first
     */
    Optional<Waiting> of(Trail trail, long before) {
        return trail.newest().value().getState() == LedgerState.IN_PROGRESS
                ? Optional.of(inProgress(trail, before)).map(waiting -> atWork(waiting, trail))
                : Optional.empty();
    }

    /** With what is to be said about those who are to do it. */
    private Waiting atWork(Waiting waiting, Trail trail) {
        return switch (waiting.reason()) {
            case ANSWER, JOB, SETTLING, DUE_TIME, LINE, HOLD -> waiting.and(nobody() + crew(waiting, trail));
            default -> waiting;
        };
    }

    private String crew(Waiting waiting, Trail trail) {
        Crew crew = around.generation().crew();
        return trail.open()
                .filter(seen -> waiting.reason() == Reason.ANSWER)
                .flatMap(seen -> seen.value()
                        .getOwner()
                        .map(owner -> crew.note(seen.at().getPartition(), owner.split("@", 2)[0])))
                .or(() -> trail.partition().map(crew::note))
                .orElse("");
    }

    /** What an event waits for that intake has not looked at. */
    Waiting intake(String place, long before) {
        return Waiting.behind(
                Reason.INTAKE,
                "intake: it has not looked at the event at %s yet, %s before it%s"
                        .formatted(
                                place,
                                Counted.of(before, "record is", "records are"),
                                around.intake().idle() ? "; no darkroom serve runs intake now" : ""),
                before);
    }

    private Waiting inProgress(Trail trail, long before) {
        long generation = trail.newest().value().getGeneration();
        Optional<String> result = trail.completed(generation)
                .map(Seen::place)
                .or(() -> trail.failed(generation).map(Seen::place));
        if (result.isPresent()) {
            return ledger(result.get());
        }
        if (trail.open().isPresent()) {
            OpenCall open = trail.open().get().value();
            return open.getState() == OpenState.SENT ? answer(open, trail) : inLine(before, open.getRequest());
        }
        if (trail.kept().isPresent()) {
            return campaigns.kept(trail.kept().get().value());
        }
        if (trail.due().isPresent()) {
            return due(trail.due().get().value(), before);
        }
        return trail.newest().value().getWaitsFor().map(this::shot).orElseGet(() -> queued(trail, generation, before));
    }

    private Waiting shot(String key) {
        return Waiting.of(
                Reason.SHOT,
                "shot %s, which must be completed first%s"
                        .formatted(key, around.intake().idle() ? "; no darkroom serve runs intake now" : ""));
    }

    private Waiting queued(Trail trail, long generation, long before) {
        Optional<GenerationRequest> retry = trail.retries().stream()
                .filter(seen -> ahead(seen) && seen.value().getGeneration() == generation)
                .map(Seen::value)
                .reduce((first, last) -> last);
        if (retry.isPresent()) {
            return due(retry.get(), before);
        }
        Optional<Seen<GenerationRequest>> request =
                trail.request().filter(seen -> ahead(seen) && seen.value().getGeneration() == generation);
        return request.map(seen -> inLine(before, seen.value())).orElseGet(this::nothing);
    }

    /** Whether generation has not read it yet. */
    private boolean ahead(Seen<?> seen) {
        TopicPartition partition =
                new TopicPartition(seen.at().getTopic(), seen.at().getPartition());
        return seen.at().getOffset() >= around.generation().next(partition, 0);
    }

    private Waiting ledger(String result) {
        return Waiting.of(
                Reason.LEDGER,
                "the ledger: its result stands at %s, intake has not read it yet%s"
                        .formatted(result, around.intake().idle() ? "; no darkroom serve runs intake now" : ""));
    }

    private Waiting answer(OpenCall open, Trail trail) {
        Optional<ProviderReply> reply = replies(open, trail)
                .filter(said -> said.getKind() != ReplyKind.NOT_SENT && said.getKind() != ReplyKind.ACCEPTED)
                .findFirst();
        if (reply.isPresent()) {
            return Waiting.of(
                    Reason.SETTLING,
                    "its outcome: the provider answered at %s, generation is about to settle it"
                            .formatted(reply.get().getAnsweredAt()));
        }
        Instant sent = open.getSentAt().orElse(open.getQueuedAt());
        Optional<String> job = job(open, trail);
        if (job.isPresent()) {
            return Waiting.of(
                    Reason.JOB,
                    "job %s of %s: ordered at %s, %s ago; it is looked at until it is drawn"
                            .formatted(job.get(), around.provider(), sent, ago(sent)));
        }
        return Waiting.of(
                Reason.ANSWER,
                "the answer of %s: call handed over at %s, %s ago%s"
                        .formatted(
                                around.provider(),
                                sent,
                                ago(sent),
                                held().map(h -> "; meanwhile " + h).orElse("")));
    }

    private static Stream<ProviderReply> replies(OpenCall open, Trail trail) {
        return trail.replies().stream()
                .map(Seen::value)
                .filter(said ->
                        open.getCallId().filter(said.getCallId()::equals).isPresent());
    }

    /** The job in which the provider draws an open call: generation may not have read of it yet. */
    static Optional<String> job(OpenCall open, Trail trail) {
        return open.getProviderJobId()
                .or(() -> replies(open, trail)
                        .flatMap(said -> said.getProviderJobId().stream())
                        .findFirst());
    }

    private Waiting due(GenerationRequest request, long before) {
        RetryState retry = request.getRetry().orElseThrow();
        Instant due = retry.getNotBefore();
        String why = "after " + failure(retry.getLastFailure());
        if (!due.isAfter(around.now())) {
            Waiting line = line(before, request);
            return new Waiting(
                    line.reason(),
                    "%s; its retry is due since %s, %s".formatted(line.sentence(), due, why),
                    line.before(),
                    Optional.of(due));
        }
        return Waiting.until(
                Reason.DUE_TIME,
                "its due time: retry at %s, in %s, %s%s"
                        .formatted(
                                due,
                                Span.of(Duration.between(around.now(), due)),
                                why,
                                held().map(h -> "; then for the hold, " + h).orElse("")),
                due);
    }

    private Waiting inLine(long before, GenerationRequest request) {
        return campaigns.closed(request).orElseGet(() -> line(before, request));
    }

    private Waiting line(long before, GenerationRequest request) {
        String lane = request.getBackfill() ? " of the backfill, which stands behind live work" : "";
        Optional<String> hold = held();
        if (hold.isPresent()) {
            return Waiting.behind(
                    Reason.HOLD,
                    "the end of a hold: %s; %s before it%s".formatted(hold.get(), requests(before), lane),
                    before);
        }
        return Waiting.behind(
                Reason.LINE,
                "its turn: %s before it%s, at most %s at a time%s"
                        .formatted(
                                requests(before),
                                lane,
                                Counted.of(around.orders().cap(around.cap()), "call"),
                                limit()),
                before);
    }

    private static String requests(long before) {
        return Counted.of(before, "request is", "requests are");
    }

    private String limit() {
        return around.orders()
                .limit()
                .filter(said -> said.value().getMaxInFlight().orElse(around.cap()) < around.cap())
                .map(said -> " (limit of %s since %s, max-in-flight is %d)"
                        .formatted(said.value().getBy(), said.value().getAt(), around.cap()))
                .orElse("");
    }

    private Optional<String> held() {
        return around.orders().hold().map(Seen::value).map(this::held);
    }

    private String held(Control hold) {
        String who = hold.getWhy().isPresent() ? "" : " by " + hold.getBy();
        String why = hold.getWhy().map(Enum::name).orElse("");
        String error = hold.getError().map(WaitingRules::cut).orElse("");
        String reason = why.isEmpty() || error.isEmpty() ? why + error : why + ", " + error;
        return "%s is held since %s%s%s"
                .formatted(around.provider(), hold.getAt(), who, reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private Waiting nothing() {
        if (around.alone()) {
            return Waiting.of(
                    Reason.UNKNOWN,
                    "nothing in the topics of %s, and --provider leaves those of all others out: leave the flag out to look there, too%s."
                            .formatted(around.provider(), nobody()));
        }
        return Waiting.of(
                Reason.UNKNOWN,
                "nothing that can be found: no request, no call and no retry of it in the topics of %s%s. Ask again in a moment; if it stays so, look at darkroom ledger release."
                        .formatted(around.provider(), nobody()));
    }

    private String nobody() {
        return around.generation().idle() ? "; no darkroom serve runs generation of " + around.provider() + " now" : "";
    }

    private String ago(Instant time) {
        return Span.of(Duration.between(time, around.now()));
    }

    static String failure(Failure failure) {
        return failure.getWhy() + " (" + cut(failure.getError()) + ")";
    }

    static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR) + "…";
    }
}
