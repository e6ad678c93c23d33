package io.darkroom.pipeline.intake.ledger;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.key.Fingerprint;
import io.darkroom.contract.stores.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the admission ledger. One key has at most one entry; what an entry says:
 *
 * <table>
 * <caption>Repeat of an entry</caption>
 * <tr><td></td><td>known fingerprint</td><td>other fingerprint</td></tr>
 * <tr><td>in progress, completed</td><td>duplicate</td><td>conflict; duplicate when the event is older</td></tr>
 * <tr><td>failed</td><td>next generation</td><td>next generation; duplicate when the event is older</td></tr>
 * </table>
 *
 * A replay of a failure counts as that failure where the entry has not heard of it yet: the entry is taken as failed, and
 * the outcome, when it comes, is of an earlier generation. So does one that asks for the missing pictures of a result, also
 * where the entry has heard of that.
 *
 * <p>An explicit act (force) makes the next generation of anything that is not the same request in progress, once per act
 * and key. A key without an entry gets the admission time in milliseconds as its generation, each further admission one
 * more: so generations grow also after an entry expired and nothing remembers it. An entry that expired counts as none
 * whether it is deleted yet or not: its result may be gone. Pure, any thread.
 */
public final class Ledger {
    private static final int MOST_FINGERPRINTS = 16;
    private static final int MOST_FORCES = 16;

    private final Duration retention;
    private final Set<String> ignoredQueryParameters;

    /**
     * @param retention how long an entry that is not in progress stays after its last change
     * @param ignoredQueryParameters query parameters of the source picture that do not count
     */
    public Ledger(Duration retention, Set<String> ignoredQueryParameters) {
        this.retention = retention;
        this.ignoredQueryParameters = Set.copyOf(ignoredQueryParameters);
    }

    /** Decides about a request. */
    public Verdict decide(Optional<Admission> found, GenerationRequest request, Instant now) {
        if (found.isEmpty()) {
            return admit(request, now.toEpochMilli(), null, List.of(), List.of(), now);
        }
        Admission entry = found.get();
        if (expired(entry, now)) {
            long generation = Math.max(now.toEpochMilli(), entry.getGeneration() + 1);
            return admit(request, generation, null, List.of(), List.of(), now);
        }
        LedgerState state = endedForIt(entry, request) ? LedgerState.FAILED : entry.getState();
        boolean explicit = request.getForce()
                .filter(act -> !entry.getForces().contains(act))
                .isPresent();
        boolean known = entry.getFingerprints().contains(request.getFingerprint());
        if (explicit) {
            return known && newest(entry, request) && state == LedgerState.IN_PROGRESS
                    ? new Verdict.Duplicate(usedUp(entry, request), Verdict.Why.IN_PROGRESS, true)
                    : again(entry, state, request, now);
        }
        boolean older = request.getOccurredAt().isBefore(entry.getOccurredAt());
        if (state == LedgerState.FAILED) {
            return older && !newest(entry, request)
                    ? new Verdict.Duplicate(entry, Verdict.Why.OLDER, false)
                    : again(entry, state, request, now);
        }
        if (known) {
            return new Verdict.Duplicate(entry, sameState(entry), false);
        }
        return older
                ? new Verdict.Duplicate(entry, Verdict.Why.OLDER, false)
                : new Verdict.Conflict(entry, changed(entry, request));
    }

    /**
     * A failure that is replayed may be read again before it is read as an outcome; it is one all the same. A result is one
     * for who brings its pictures and asks for the others.
     */
    private static boolean endedForIt(Admission entry, GenerationRequest request) {
        boolean may = entry.getState() == LedgerState.IN_PROGRESS
                || (entry.getState() == LedgerState.COMPLETED
                        && request.getRetry().flatMap(RetryState::getDrawn).isPresent());
        return may
                && request.getFailedGeneration()
                        .filter(ended -> ended == entry.getGeneration())
                        .isPresent();
    }

    /** Applies an outcome: only the current generation counts, and a result beats a failure whenever it comes. */
    public Closing close(Optional<Admission> found, Outcome outcome, Instant now) {
        if (outcome.rejection()) {
            return new Closing.Ignored(Closing.Why.REJECTED);
        }
        if (found.isEmpty()) {
            return new Closing.Ignored(Closing.Why.NO_ENTRY);
        }
        Admission entry = found.get();
        if (entry.getGeneration() != outcome.generation()) {
            return new Closing.Ignored(Closing.Why.OTHER_GENERATION);
        }
        boolean better = entry.getState() == LedgerState.FAILED && outcome.state() == LedgerState.COMPLETED;
        if (entry.getState() != LedgerState.IN_PROGRESS && !better) {
            return new Closing.Ignored(Closing.Why.ALREADY_CLOSED);
        }
        return new Closing.Closed(Admission.newBuilder(entry)
                .setState(outcome.state())
                .setSince(now)
                .setResult(outcome.position())
                .setWaitsFor(null)
                .build());
    }

    /** Whether an entry is to be forgotten; one in progress never is. */
    public boolean expired(Admission entry, Instant now) {
        return entry.getState() != LedgerState.IN_PROGRESS
                && !entry.getSince().plus(retention).isAfter(now);
    }

    private Verdict again(Admission entry, LedgerState state, GenerationRequest request, Instant now) {
        long before = entry.getGeneration();
        return admit(
                request,
                before + 1,
                state == LedgerState.FAILED ? before : null,
                entry.getFingerprints(),
                entry.getForces(),
                now);
    }

    private Verdict admit(
            GenerationRequest request,
            long generation,
            @Nullable Long failed,
            List<String> fingerprints,
            List<String> forces,
            Instant now) {
        GenerationRequest admitted = GenerationRequest.newBuilder(request)
                .setGeneration(generation)
                .setFailedGeneration(failed)
                .setAdmittedAt(now)
                .build();
        Admission entry = Admission.newBuilder()
                .setState(LedgerState.IN_PROGRESS)
                .setGeneration(generation)
                .setFingerprints(withLast(fingerprints, Optional.of(request.getFingerprint()), MOST_FINGERPRINTS))
                .setFields(Fingerprint.fields(request, ignoredQueryParameters))
                .setForces(withLast(forces, request.getForce(), MOST_FORCES))
                .setOccurredAt(request.getOccurredAt())
                .setSince(now)
                .setEventId(request.getEventId())
                .setJobId(request.getJobId().orElse(null))
                .setSku(request.getSku())
                .setReplayId(request.getReplayId().orElse(null))
                .setOrigin(request.getOrigin())
                .setConsistencySet(request.getConsistencySet().orElse(null))
                .build();
        return new Verdict.Admitted(entry, admitted);
    }

    private static Admission usedUp(Admission entry, GenerationRequest request) {
        return Admission.newBuilder(entry)
                .setForces(withLast(entry.getForces(), request.getForce(), MOST_FORCES))
                .build();
    }

    /** Whether the request is the one that was admitted last. */
    private static boolean newest(Admission entry, GenerationRequest request) {
        List<String> known = entry.getFingerprints();
        return !known.isEmpty() && known.get(known.size() - 1).equals(request.getFingerprint());
    }

    private static Verdict.Why sameState(Admission entry) {
        return entry.getState() == LedgerState.COMPLETED ? Verdict.Why.COMPLETED : Verdict.Why.IN_PROGRESS;
    }

    private List<String> changed(Admission entry, GenerationRequest request) {
        Map<String, String> now = Fingerprint.fields(request, ignoredQueryParameters);
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(entry.getFields().keySet());
        names.removeIf(name -> Objects.equals(now.get(name), entry.getFields().get(name)));
        return List.copyOf(names);
    }

    private static List<String> withLast(List<String> known, Optional<String> last, int most) {
        Set<String> all = new LinkedHashSet<>(known);
        last.ifPresent(all::remove);
        last.ifPresent(all::add);
        List<String> list = new ArrayList<>(all);
        return List.copyOf(list.subList(Math.max(0, list.size() - most), list.size()));
    }
}
