package io.darkroom.app.replay.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.stores.Admission;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.ledger.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the survey says is what the ledger does. */
class SelectionPropertyTest {
    private static final Duration RETENTION = Duration.ofDays(90);

    /** @param minutes before now that the catalog changed */
    record Event(String key, String fingerprint, int minutes) {
        GenerationRequest request(boolean force) {
            return GenerationRequest.newBuilder(Orders.order(key, fingerprint))
                    .setOccurredAt(Orders.NOW.minus(Duration.ofMinutes(minutes)))
                    .setForce(force ? "r-1" : null)
                    .build();
        }
    }

    record Past(Event event, LedgerState state) {}

    @Property(tries = 500)
    void noCallIsMadeThatWasNotToldAndAllThatAreWhenPicturesDoNotChange(
            @ForAll("pasts") List<Past> pasts,
            @ForAll("events") List<Event> events,
            @ForAll Only only,
            @ForAll boolean force) {
        Map<String, Admission> ledger = ledger(pasts);

        int told = 0;
        int made = 0;
        Selection selection = selection(ledger, events, only, force);
        for (int i = 0; i < events.size(); i++) {
            GenerationRequest request = events.get(i).request(force);
            Judged judged = selection.judge(Orders.content(request), 0, i, Orders.NOW);
            told += judged.fates().get(0).drawn() ? 1 : 0;
            made += judged.copied() && admitted(ledger, request) ? 1 : 0;
        }

        assertThat(made).isLessThanOrEqualTo(told);
        if (onePictureEach(pasts, events)) {
            assertThat(made).isEqualTo(told);
        }
    }

    private static boolean admitted(Map<String, Admission> ledger, GenerationRequest request) {
        Verdict verdict = decide(ledger, request);
        return verdict instanceof Verdict.Admitted;
    }

    private static Verdict decide(Map<String, Admission> ledger, GenerationRequest request) {
        Verdict verdict = new Ledger(RETENTION, Set.of())
                .decide(Optional.ofNullable(ledger.get(request.getIdempotencyKey())), request, Orders.NOW);
        ledger.put(request.getIdempotencyKey(), verdict.entry());
        return verdict;
    }

    private static Map<String, Admission> ledger(List<Past> pasts) {
        Map<String, Admission> ledger = new HashMap<>();
        for (Past past : pasts) {
            decide(ledger, past.event().request(false));
            ledger.computeIfPresent(
                    past.event().key(),
                    (key, entry) ->
                            Admission.newBuilder(entry).setState(past.state()).build());
        }
        return ledger;
    }

    private static Selection selection(Map<String, Admission> ledger, List<Event> events, Only only, boolean force) {
        KeyTable keys = new KeyTable();
        for (int i = 0; i < events.size(); i++) {
            keys.seen(events.get(i).key(), 0, i, i);
        }
        ledger.forEach((key, entry) -> Orders.tell(
                keys,
                Orders.status(
                        key,
                        entry.getState(),
                        entry.getGeneration(),
                        entry.getFingerprints().getLast())));
        return new Selection(keys, Orders.plan(Source.CHANGES, only, force), RETENTION, Orders.NOW);
    }

    private static boolean onePictureEach(List<Past> pasts, List<Event> events) {
        Map<String, String> prints = new HashMap<>();
        pasts.forEach(
                past -> prints.putIfAbsent(past.event().key(), past.event().fingerprint()));
        events.forEach(event -> prints.putIfAbsent(event.key(), event.fingerprint()));
        return pasts.stream()
                        .map(Past::event)
                        .allMatch(event -> event.fingerprint().equals(prints.get(event.key())))
                && events.stream().allMatch(event -> event.fingerprint().equals(prints.get(event.key())));
    }

    @Provide
    Arbitrary<List<Past>> pasts() {
        return Combinators.combine(
                        event(), Arbitraries.of(LedgerState.IN_PROGRESS, LedgerState.COMPLETED, LedgerState.FAILED))
                .as(Past::new)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return event().list().ofMaxSize(8);
    }

    private static Arbitrary<Event> event() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of("f", "f", "g"),
                        Arbitraries.integers().between(0, 3))
                .as(Event::new);
    }
}
