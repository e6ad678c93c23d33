package io.darkroom.app.status.search;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.ledger.LedgerView;
import io.darkroom.app.ledger.NamedKeys;
import io.darkroom.app.local.Installation;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.order.Prices;
import io.darkroom.app.status.answer.EventView;
import io.darkroom.app.status.answer.KeyView;
import io.darkroom.app.status.answer.StatusAnswer;
import io.darkroom.app.status.around.Clients;
import io.darkroom.app.status.around.Everywhere;
import io.darkroom.app.status.around.ReadBarrier;
import io.darkroom.app.status.around.SurroundingsReader;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.GenerationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Answers where a key, a sku or a job is, from the topics alone; the stages may all be down. Any thread: each answer has
 * clients of its own.
 */
public final class StatusReader {
    /** Results of one list that are read, of shots that belong together: each takes a look of its own. */
    private static final int MOST_RESULTS = 200;

    private final DarkroomConfig config;
    private final Installation installation;
    private final WorkTopics names;
    private final SurroundingsReader surroundings;
    private final IntakeRules rules;
    private final ResultRecords results;
    private final Consumer<String> progress;

    /** @param progress told what is read, before what may take long */
    public StatusReader(DarkroomConfig config, Installation installation, Consumer<String> progress) {
        this.config = config;
        this.installation = installation;
        this.surroundings = new SurroundingsReader(config, installation.topics(), Prices.of(config));
        this.names = surroundings.chosen();
        this.results = new ResultRecords(names.topics());
        this.rules = new IntakeRules(config.stages().intake());
        this.progress = progress;
    }

    /** The same, telling nobody what it reads. */
    public StatusReader quiet() {
        return new StatusReader(config, installation, note -> {});
    }

    /** Looks at everything that bears a name. */
    public StatusAnswer answer(String name) {
        List<Seen<GenerationStatus>> decisions = new LedgerView(installation).decisions(name);
        if (!decisions.isEmpty()) {
            return new StatusAnswer.Found(
                    name, List.of("key"), List.of(whole(trail(decisions), Optional.empty())), List.of());
        }
        progress.accept("Looking for a sku or a job of this name in "
                + names.topics().status().name() + " …");
        NamedKeys named = new LedgerView(installation).named(name);
        Map<String, Trail> trails = new TreeMap<>();
        named.ofSku().forEach((key, said) -> trails.put(key, trail(said)));
        named.ofJob().forEach((key, said) -> trails.put(key, trail(said)));
        named.ofAnchor().forEach((key, said) -> trails.put(key, trail(said)));
        return answer(name, named, trails);
    }

    /** Looks at the consistency sets of an anchor. */
    public StatusAnswer sets(String anchor) {
        progress.accept("Looking for the sets of this anchor in "
                + names.topics().status().name() + " …");
        NamedKeys named = new LedgerView(installation).named(anchor);
        Map<String, Trail> trails = new TreeMap<>();
        named.ofAnchor().forEach((key, said) -> trails.put(key, trail(said)));
        if (trails.isEmpty()) {
            return new StatusAnswer.NotFound(
                    anchor,
                    "No consistency set of an anchor %s is known: looked through %s of %s."
                            .formatted(
                                    anchor,
                                    Counted.of(named.records(), "record"),
                                    names.topics().status().name()),
                    List.of("Only events that name an anchorId make one."));
        }
        try (Clients clients = new Clients(installation)) {
            List<KeyView> keys = list(trails, surroundings.read(clients), clients);
            return new StatusAnswer.Found(anchor, List.of("anchor"), keys, List.of());
        }
    }

    /** Whether intake has events of a name before it, or more than are looked through. */
    public boolean unread(String name) {
        try (Clients clients = new Clients(installation)) {
            Everywhere around = surroundings.glance(clients);
            UnreadEvents events = new UnreadEvents(names, rules, new WaitingRules(around.chosen()));
            return !events.named(name, clients.consumer(), around.intake()).isEmpty() || !events.whole();
        }
    }

    private StatusAnswer answer(String name, NamedKeys named, Map<String, Trail> trails) {
        try (Clients clients = new Clients(installation)) {
            Everywhere around = surroundings.read(clients);
            UnreadEvents unread = new UnreadEvents(names, rules, new WaitingRules(around.chosen()));
            List<EventView> events = new ArrayList<>(unread.named(name, clients.consumer(), around.intake()));
            progress.accept(
                    "Looking for rejected events in " + names.topics().failed().name() + " …");
            RejectedEvents rejected = new RejectedEvents(names);
            events.addAll(
                    trails.isEmpty() || !named.ofJob().isEmpty()
                            ? rejected.of(name, clients.consumer())
                            : rejected.ofSku(name, clients.consumer()));
            if (trails.isEmpty() && events.isEmpty()) {
                return NotFoundHints.of(
                        name,
                        named.records(),
                        unread,
                        around.chosen(),
                        names,
                        ReadBarrier.place(clients.admin(), unread.partitions()));
            }
            List<KeyView> keys = trails.size() == 1
                    ? List.of(whole(trails.values().iterator().next(), Optional.of(around)))
                    : list(trails, around, clients);
            return new StatusAnswer.Found(name, kinds(name, named, events), keys, events);
        }
    }

    private static List<String> kinds(String name, NamedKeys named, List<EventView> events) {
        List<String> kinds = new ArrayList<>();
        if (!named.ofSku().isEmpty()
                || events.stream().anyMatch(event -> event.sku().equals(name))) {
            kinds.add("sku");
        }
        if (!named.ofJob().isEmpty()
                || events.stream()
                        .anyMatch(event -> event.job().filter(name::equals).isPresent())) {
            kinds.add("job");
        }
        if (!named.ofAnchor().isEmpty() && named.ofSku().isEmpty()) {
            kinds.add("anchor");
        }
        return kinds.isEmpty() ? List.of("key") : kinds;
    }

    private KeyView whole(Trail trail, Optional<Everywhere> around) {
        try (Watch watch = watch(trail, around)) {
            return watch.look();
        }
    }

    private List<KeyView> list(Map<String, Trail> trails, Everywhere around, Clients clients) {
        long open = trails.values().stream().filter(StartsFinder::inProgress).count();
        if (open > 0) {
            progress.accept(
                    "Looking where %s …".formatted(Counted.of(open, "key in progress is", "keys in progress are")));
        }
        trails.values().stream()
                .filter(trail -> trail.newest().value().getConsistencySet().isPresent())
                .limit(MOST_RESULTS)
                .forEach(trail -> results.read(trail, clients));
        Starts starts = new StartsFinder(clients.consumer(), around).whereabouts(trails.values());
        Scan scan = new Scan(around.names(), clients.consumer(), trails, starts);
        scan.refresh(() -> true);
        return trails.values().stream()
                .map(trail -> new KeyViews(around.of(trail.provider())).brief(trail, scan.before(trail)))
                .toList();
    }

    private static Trail trail(List<Seen<GenerationStatus>> decisions) {
        Trail trail = new Trail();
        trail.decisions(decisions);
        return trail;
    }

    private Watch watch(Trail trail, Optional<Everywhere> around) {
        Clients clients = new Clients(installation);
        try {
            return new Watch(
                    installation, surroundings, trail, around.orElseGet(() -> surroundings.read(clients)), clients);
        } catch (RuntimeException e) {
            clients.close();
            throw e;
        }
    }

    /** The watch of a key; empty when the ledger does not know it. */
    public Optional<Watch> watch(String key) {
        List<Seen<GenerationStatus>> decisions = new LedgerView(installation).decisions(key);
        return decisions.isEmpty() ? Optional.empty() : Optional.of(watch(trail(decisions), Optional.empty()));
    }
}
