package io.darkroom.app.input.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.RowId;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.input.repeat.RepeatFinder;
import io.darkroom.app.manifest.ErrorText;
import org.junit.jupiter.api.Test;

class EventCheckTest {
    private static final String EVENT = """
            {"eventId":"mine","sku":"A","product":{"title":"Mug"},"sourceImageUrl":"https://images.example/1.jpg","shots":[{"count":2}],"deadline":"2027-01-31T00:00:00Z","occurredAt":"2026-11-20T12:00:00Z"}""";

    @Test
    void aRunKnowsItsEventsByIdsOfItsOwnAndAnImportKeepsTheirs() {
        assertThat(((Entry.Event) entry(false, EVENT)).change().getEventId()).contains("run-7");
        assertThat(((Entry.Event) entry(true, EVENT)).change().getEventId()).contains("mine");
    }

    @Test
    void aTimeLimitIsPartOfWhatIsAskedForAndTheTimeOfTheEventIsNot() {
        RepeatFinder repeats = new RepeatFinder();
        repeats.add((Entry.Event) entry(false, EVENT));
        repeats.add((Entry.Event) entry(false, 8, EVENT.replace("T12:00", "T13:00")));
        repeats.add((Entry.Event) entry(false, 9, EVENT.replace("01-31", "02-28")));

        assertThat(repeats.repeats().same()).containsOnlyKeys(8);
        assertThat(repeats.repeats().changed()).containsOnlyKeys(9);
    }

    private static Entry entry(boolean keepIds, String json) {
        return entry(keepIds, 7, json);
    }

    private static Entry entry(boolean keepIds, int place, String json) {
        return new EventCheck(new RunStamp("run"), keepIds, new ErrorText(field -> field))
                .entry(place, 1, json, () -> new RowId("", "", "", "", ""));
    }
}
