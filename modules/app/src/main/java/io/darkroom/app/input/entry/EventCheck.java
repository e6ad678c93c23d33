package io.darkroom.app.input.entry;

import io.darkroom.app.catalog.RowId;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Violation;
import io.darkroom.contract.json.JsonRead;
import io.darkroom.contract.json.RecordJson;
import io.darkroom.contract.rules.Allowed;
import io.darkroom.contract.rules.ChangeRules;
import io.darkroom.contract.topic.TopicTable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns an event in the JSON notation of the contract into an entry. What no installation takes is refused here, with
 * everything that is wrong. An event without a job gets that of this reading. Any thread.
 *
 * @param stamp identity of this reading
 * @param keepIds whether an event keeps an id of its own; without, a run would not find it again
 * @param errors the file's names of fields
 */
public record EventCheck(RunStamp stamp, boolean keepIds, ErrorText errors) {
    private static final RecordJson<CatalogChange> NOTATION = RecordJson.of(CatalogChange.class);
    private static final ChangeRules RULES = new ChangeRules(Allowed.ANYTHING, InstantSource.system());
    /** Key and headers besides the value. */
    private static final int AROUND = 2 << 10;

    /**
     * The entry of an event.
     *
     * @param place place of its first result line
     * @param guessed what is known of an event that cannot be read
     */
    public Entry entry(int place, long line, String json, Supplier<RowId> guessed) {
        return switch (NOTATION.read(json)) {
            case JsonRead.Good<CatalogChange> good -> checked(place, line, complete(good.value(), place));
            case JsonRead.Bad<CatalogChange> bad -> refused(place, line, bad, guessed.get());
        };
    }

    private Entry refused(int place, long line, JsonRead.Bad<CatalogChange> bad, RowId guessed) {
        String sentence = String.join(
                "; ",
                bad.problems().stream()
                        .map(problem -> (problem.path().isEmpty() ? "" : errors.column(problem.path()) + " ")
                                + problem.rule()
                                + problem.found().map(text -> ", was " + text).orElse(""))
                        .toList());
        return new Entry.Refused(place, line, List.of(guessed), sentence, problems(bad));
    }

    private static List<Violation> problems(JsonRead.Bad<CatalogChange> bad) {
        return bad.problems().stream()
                .map(each ->
                        new Violation(each.path(), each.rule(), each.found().orElse("")))
                .toList();
    }

    private CatalogChange complete(CatalogChange change, int place) {
        if (!keepIds || change.getEventId().isEmpty()) {
            change.setEventId(stamp.event(place));
        }
        if (change.getJobId().isEmpty()) {
            change.setJobId(stamp.id());
        }
        return change;
    }

    private Entry checked(int place, long line, CatalogChange change) {
        List<Violation> violations = RULES.check(change, Optional.empty());
        if (!violations.isEmpty()) {
            return new Entry.Refused(
                    place, line, lines(change), errors.of(violations, 0), violations, Optional.of(change));
        }
        int kib = (size(change) + 1023) / 1024;
        return kib <= TopicTable.INPUT_BYTES / 1024
                ? new Entry.Event(place, line, change)
                : Entry.Refused.of(
                        place,
                        line,
                        lines(change),
                        "the event has " + kib + " KiB, " + TopicTable.INPUT_BYTES / 1024 + " KiB are allowed");
    }

    /** A line for each shot, or one for an event with none, or with more than any event may have. */
    private static List<RowId> lines(CatalogChange change) {
        int shots = change.getShots().size();
        return shots > 0 && shots <= ChangeRules.MOST_SHOTS
                ? Entry.Event.names(change)
                : List.of(new RowId(
                        change.getJobId().orElse(""),
                        change.getSku(),
                        change.getAnchorId().orElse(change.getSku()),
                        change.getSegment(),
                        ""));
    }

    private static int size(CatalogChange change) {
        try {
            return CatalogChange.getEncoder().encode(change).remaining() + AROUND;
        } catch (IOException e) {
            throw new IllegalStateException("a record in memory cannot be encoded", e);
        }
    }
}
