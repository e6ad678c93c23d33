package io.darkroom.app.status.search;

import io.darkroom.app.local.Installation;
import io.darkroom.app.status.answer.KeyView;
import io.darkroom.app.status.around.Clients;
import io.darkroom.app.status.around.Everywhere;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.status.around.SurroundingsReader;
import io.darkroom.app.tail.Seen;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at one key, again and again if need be; each look after the first reads only what has come since. One thread. */
public final class Watch implements AutoCloseable {
    private final Installation installation;
    private final Topics topics;
    private final ResultRecords results;
    private final SurroundingsReader surroundings;
    private final Trail trail;
    private final Clients scanning;
    private final Scan scan;
    private Optional<Everywhere> first;
    private List<String> hidden = List.of();

    /**
     * Begins to look.
     *
     * @param around for the first look
     * @param clients its own from now on
     */
    Watch(Installation installation, SurroundingsReader surroundings, Trail trail, Everywhere around, Clients clients) {
        this.installation = installation;
        this.topics = surroundings.chosen().topics();
        this.results = new ResultRecords(topics);
        this.surroundings = surroundings;
        this.trail = trail;
        this.scanning = clients;
        readEvent(clients);
        results.read(trail, clients);
        scan = new Scan(
                around.allNames(),
                clients.consumer(),
                Map.of(trail.newest().value().getIdempotencyKey(), trail),
                new StartsFinder(clients.consumer(), around).everything(trail));
        first = Optional.of(around);
    }

    /** The key as it is now. */
    public KeyView look() {
        scan.refresh(() -> true);
        Everywhere around = first.filter(known -> resultKnown()).orElseGet(this::again);
        first = Optional.empty();
        hidden = around.chosen().reach().hidden();
        return new KeyViews(around.of(trail.provider()))
                .whole(trail, scan.before(trail), around.storing().flatMap(stage -> storing(stage.around())));
    }

    private Optional<KeyView.Storing> storing(Surroundings stage) {
        return new PictureWaits(stage, surroundings.everyResultIsStored()).of(trail, scan.before(trail.storing()));
    }

    /** Providers whose topics may not be read: the work of the key may be there. */
    public List<String> hidden() {
        return hidden;
    }

    /** It may end between the first look at the ledger and the scan, which then begins behind its result. */
    private boolean resultKnown() {
        GenerationStatus newest = trail.newest().value();
        return newest.getState() == LedgerState.IN_PROGRESS
                || newest.getResult().isEmpty()
                || trail.completed(newest.getGeneration()).isPresent()
                || trail.failed(newest.getGeneration()).isPresent();
    }

    /** With clients of their own: the consumer of the scan goes on where it is. */
    private Everywhere again() {
        try (Clients fresh = new Clients(installation)) {
            if (!resultKnown()) {
                results.read(trail, fresh);
            }
            return surroundings.read(fresh);
        }
    }

    private void readEvent(Clients clients) {
        clients.at(Timeline.admitted(trail).getOrigin())
                .ifPresent(record -> trail.event(new Trail.Event(
                        Instant.ofEpochMilli(record.timestamp()),
                        Seen.maybe(record, topics.changes()).map(Seen::value).map(CatalogChange::getOccurredAt))));
    }

    @Override
    public void close() {
        scanning.close();
    }
}
