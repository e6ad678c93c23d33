package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.Waiting;
import io.darkroom.app.status.answer.Waiting.Reason;
import io.darkroom.app.status.around.Reach;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.FailureText;
import io.darkroom.app.wording.Span;
import io.darkroom.contract.Control;
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

    private final Surroundings around;
    private final CampaignWaits campaigns;
    private final AtWork atWork;

    WaitingRules(Surroundings around) {
        this.around = around;
        this.campaigns = new CampaignWaits(around);
        this.atWork = new AtWork(around);
    }

    /**
     * The reason; empty when the key has ended.
     *
     * @param before what goes first
     */
    Optional<Waiting> of(Trail trail, Ahead before) {
        return trail.newest().value().getState() == LedgerState.IN_PROGRESS
                ? Optional.of(inProgress(trail, before)).map(waiting -> atWork.told(waiting, trail))
                : Optional.empty();
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

    private Waiting inProgress(Trail trail, Ahead before) {
        long generation = trail.newest().value().getGeneration();
        return trail.completed(generation)
                .map(Seen::place)
                .or(() -> trail.failed(generation).map(Seen::place))
                .map(this::ledger)
                .or(() -> work(trail, before))
                .or(() -> trail.newest().value().getWaitsFor().map(this::shot))
                .orElseGet(this::nothing);
    }

    /** What a request waits for that lies in a topic or a store; empty when there is none. */
    Optional<Waiting> work(Trail trail, Ahead before) {
        return trail.open()
                .map(Seen::value)
                .map(open -> open.getState() == OpenState.SENT
                        ? answer(open, trail, before)
                        : inLine(before, open.getRequest()))
                .or(() -> trail.kept().map(seen -> campaigns.kept(seen.value())))
                .or(() -> trail.due().map(seen -> due(seen.value(), before)))
                .or(() -> queued(trail, before));
    }

    private Waiting shot(String key) {
        return Waiting.of(
                Reason.SHOT,
                "shot %s, which must be completed first%s"
                        .formatted(key, around.intake().idle() ? "; no darkroom serve runs intake now" : ""));
    }

    private Optional<Waiting> queued(Trail trail, Ahead before) {
        long generation = trail.newest().value().getGeneration();
        return trail.retries().stream()
                .filter(seen -> ahead(seen) && seen.value().getGeneration() == generation)
                .reduce((first, last) -> last)
                .map(seen -> due(seen.value(), before))
                .or(() -> trail.request()
                        .filter(seen -> ahead(seen) && seen.value().getGeneration() == generation)
                        .map(seen -> inLine(before, seen.value())));
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

    private Waiting answer(OpenCall open, Trail trail, Ahead before) {
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
                                around.worker(),
                                sent,
                                ago(sent),
                                held().map(h -> "; meanwhile " + h).orElseGet(() -> putOff(before))));
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

    private Waiting due(GenerationRequest request, Ahead before) {
        RetryState retry = request.getRetry().orElseThrow();
        Instant due = retry.getNotBefore();
        String why = "after " + FailureText.of(retry.getLastFailure());
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

    private Waiting inLine(Ahead before, GenerationRequest request) {
        return campaigns.closed(request).orElseGet(() -> line(before, request));
    }

    private Waiting line(Ahead before, GenerationRequest request) {
        String lane = request.getBackfill() ? " of the backfill, which stands behind live work" : "";
        Optional<String> hold = held();
        if (hold.isPresent()) {
            return Waiting.behind(
                    Reason.HOLD,
                    "the end of a hold: %s; %s before it%s".formatted(hold.get(), requests(before.requests()), lane),
                    before.requests());
        }
        return Waiting.behind(
                Reason.LINE,
                "its turn: %s before it%s%s%s".formatted(requests(before.requests()), lane, cap(), putOff(before)),
                before.requests());
    }

    private static String putOff(Ahead before) {
        return before.putOff()
                .map(why -> "; the last call put off there was so after " + FailureText.of(why))
                .orElse("");
    }

    private static String requests(long before) {
        return Counted.of(before, "request is", "requests are");
    }

    /** A configuration that does not use the provider may not know it. */
    private String cap() {
        if (around.cap().isEmpty()) {
            return "";
        }
        int cap = around.cap().getAsInt();
        return ", at most %s at a time%s".formatted(Counted.of(around.orders().cap(cap), "call"), limit(cap));
    }

    private String limit(int cap) {
        return around.orders()
                .limit()
                .filter(said -> said.value().getMaxInFlight().orElse(cap) < cap)
                .map(said -> " (limit of %s since %s, max-in-flight is %d)"
                        .formatted(said.value().getBy(), said.value().getAt(), cap))
                .orElse("");
    }

    private Optional<String> held() {
        return around.orders().hold().map(Seen::value).map(this::held);
    }

    private String held(Control hold) {
        String who = hold.getWhy().isPresent() ? "" : " by " + hold.getBy();
        String why = hold.getWhy().map(Enum::name).orElse("");
        String error = hold.getError().map(FailureText::cut).orElse("");
        String reason = why.isEmpty() || error.isEmpty() ? why + error : why + ", " + error;
        return "%s is held since %s%s%s"
                .formatted(around.worker(), hold.getAt(), who, reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private Waiting nothing() {
        Reach reach = around.reach();
        String looked = "no request, no call and no retry of it in the topics of %s%s"
                .formatted(String.join(", ", reach.looked()), atWork.nobody());
        return Waiting.of(
                Reason.UNKNOWN,
                reach.hidden().isEmpty()
                        ? "nothing that can be found: %s. Ask again in a moment; if it stays so, look at darkroom ledger release."
                                .formatted(looked)
                        : "nothing that can be seen: %s. It may be in those of %s, which may not be read."
                                .formatted(looked, String.join(", ", reach.hidden())));
    }

    private String ago(Instant time) {
        return Span.of(Duration.between(time, around.now()));
    }
}
