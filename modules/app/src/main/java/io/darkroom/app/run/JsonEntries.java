package io.darkroom.app.run;

import io.darkroom.app.catalog.JsonLines;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Violation;
import io.darkroom.contract.json.JsonRead;
import io.darkroom.contract.json.RecordJson;
import io.darkroom.contract.rules.Allowed;
import io.darkroom.contract.rules.ChangeRules;
import io.darkroom.contract.rules.Violations;
import io.darkroom.contract.topic.TopicTable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a JSON Lines file as events. What no installation takes is refused here, with everything that is wrong with
 * the line. An event without an id or a job gets those of this import. One thread.
 */
final class JsonEntries implements Entries {
    private static final RecordJson<CatalogChange> NOTATION = RecordJson.of(CatalogChange.class);
    private static final ChangeRules RULES = new ChangeRules(Allowed.ANYTHING, InstantSource.system());
    /** Key and headers besides the value. */
    private static final int AROUND = 2 << 10;

    private final JsonLines lines;
    private final RunStamp stamp;
    private final int limit;
    private int index;
    private String input = "";

    JsonEntries(JsonLines lines, RunStamp stamp, int limit) {
        this.lines = lines;
        this.stamp = stamp;
        this.limit = limit;
    }

    @Override
    public Optional<Entry> next() throws IOException {
        return index >= limit ? Optional.empty() : lines.next().map(this::entry);
    }

    private Entry entry(JsonLines.Line line) {
        int place = index++;
        input = line.text().orElse("");
        if (line.text().isEmpty()) {
            return new Entry.Refused(line.number(), "the line has more than " + JsonLines.LONGEST + " characters");
        }
        return switch (NOTATION.read(line.text().get())) {
            case JsonRead.Good<CatalogChange> good -> checked(line.number(), complete(good.value(), place));
            case JsonRead.Bad<CatalogChange> bad -> new Entry.Refused(line.number(), bad.sentence(), problems(bad));
        };
    }

    private static List<Violation> problems(JsonRead.Bad<CatalogChange> bad) {
        return bad.problems().stream()
                .map(each ->
                        new Violation(each.path(), each.rule(), each.found().orElse("")))
                .toList();
    }

    private CatalogChange complete(CatalogChange change, int place) {
        if (change.getEventId().isEmpty()) {
            change.setEventId(stamp.event(place));
        }
        if (change.getJobId().isEmpty()) {
            change.setJobId(stamp.id());
        }
        return change;
    }

    private Entry checked(long line, CatalogChange change) {
        List<Violation> violations = RULES.check(change, Optional.empty());
        if (!violations.isEmpty()) {
            return new Entry.Refused(line, sentence(violations), violations);
        }
        int kib = (size(change) + 1023) / 1024;
        return kib <= TopicTable.INPUT_BYTES / 1024
                ? new Entry.Event(line, change)
                : new Entry.Refused(
                        line, "the event has " + kib + " KiB, " + TopicTable.INPUT_BYTES / 1024 + " KiB are allowed");
    }

    private static int size(CatalogChange change) {
        try {
            return CatalogChange.getEncoder().encode(change).remaining() + AROUND;
        } catch (IOException e) {
            throw new IllegalStateException("a record in memory cannot be encoded", e);
        }
    }

    @Override
    public String sentence(List<Violation> violations) {
        return Violations.sentence(violations);
    }

    @Override
    public String name(String field) {
        return field;
    }

    @Override
    public String input() {
        return input;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
