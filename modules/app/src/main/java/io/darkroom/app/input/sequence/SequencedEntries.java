package io.darkroom.app.input.sequence;

import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a file, each event behind those whose shots it depends on, else as the file has them. Events that depend on
 * one another in a circle are refused. What depends on a shot that the file does not have comes last. Holds in memory what
 * stands above the row that it names. One thread.
 */
public final class SequencedEntries implements Entries {
    private final Entries file;
    private final ErrorText errors;
    private final Line line = new Line();
    private final Deque<Held> rest = new ArrayDeque<>();
    private Circles circles = new Circles(List.of());
    private Optional<String> kept = Optional.empty();
    private boolean ended;

    /** @param errors the file's names of fields */
    public SequencedEntries(Entries file, ErrorText errors) {
        this.file = file;
        this.errors = errors;
    }

    @Override
    public Optional<Entry> next() throws IOException {
        Optional<Entry> next = waited();
        while (next.isEmpty() && !ended) {
            next = read();
        }
        return next.or(this::left);
    }

    private Optional<Entry> waited() {
        return line.next().map(held -> {
            kept = held.text();
            return held.event();
        });
    }

    private Optional<Entry> read() throws IOException {
        Optional<Entry> read = file.next();
        if (read.isEmpty()) {
            ended = true;
            line.end();
            rest.addAll(line.rest());
            circles = new Circles(rest);
        } else if (read.get() instanceof Entry.Event event) {
            add(new Held(event));
        } else {
            kept = Optional.empty();
            return read;
        }
        return waited();
    }

    private void add(Held event) {
        line.add(event);
        if (!event.missing().isEmpty()) {
            event.keep(file.input());
        }
    }

    private Optional<Entry> left() {
        return Optional.ofNullable(rest.poll()).map(held -> {
            kept = held.text();
            Entry.Event event = held.event();
            List<Violation> violations = violations(event.change());
            return violations.isEmpty()
                    ? event
                    : new Entry.Refused(
                            event.place(), event.line(), event.names(), errors.of(violations, 0), violations);
        });
    }

    private List<Violation> violations(CatalogChange change) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < change.getShots().size(); i++) {
            Shot shot = change.getShots().get(i);
            List<String> way = circles.way(ShotName.of(change, shot));
            if (!way.isEmpty()) {
                violations.add(new Violation(
                        "shots[" + i + "].dependsOnShot",
                        "must not lead back to the shot itself: " + String.join(" → ", way),
                        shot.getDependsOnShot().orElse("")));
            }
        }
        return violations;
    }

    @Override
    public String input() {
        return kept.orElseGet(file::input);
    }

    @Override
    public int blank() {
        return file.blank();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
