package io.darkroom.pipeline.generate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.utils.Bytes;

class DueRetriesPropertyTest {

    @Property
    void orderOfPlacesIsTheOrderOfDueTimes(
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 4_102_444_800_000L) Long> times,
            @ForAll @IntRange(max = 1000) int partition) {
        List<Bytes> places = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            places.add(DueRetries.place(false, Instant.ofEpochMilli(times.get(i)), partition, i));
        }

        places.sort(Comparator.naturalOrder());

        assertThat(places.stream().map(DueRetries::due)).isSorted();
    }

    @Property
    void dueTimeComesBackToTheMillisecond(@ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long time) {
        assertThat(DueRetries.due(DueRetries.place(false, Instant.ofEpochMilli(time), 3, 9)))
                .isEqualTo(Instant.ofEpochMilli(time));
    }
}
