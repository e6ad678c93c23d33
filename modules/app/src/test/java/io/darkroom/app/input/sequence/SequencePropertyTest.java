package io.darkroom.app.input.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.input.entry.Entry;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SequencePropertyTest {

    @Property(tries = 300)
    void everyEventComesOnceAndBehindWhatItDependsOn(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int n) {
        List<Entry.Event> file = new ArrayList<>();
        for (int shot = 0; shot < n; shot++) {
            int on = random.nextInt(-1, n + 2);
            file.add(event(shot, on < shot ? on : n + 7));
        }
        Collections.shuffle(file, random);

        List<String> came = new ArrayList<>();
        Line line = new Line();
        file.forEach(event -> {
            line.add(new Held(event));
            drain(line, came);
        });
        line.end();
        drain(line, came);

        assertThat(line.rest()).isEmpty();
        assertThat(came).hasSize(n).doesNotHaveDuplicates();
        Set<String> seen = new HashSet<>();
        came.forEach(name -> {
            Optional<String> on = shot(file, name).getDependsOnShot();
            assertThat(on.filter(before -> !before.equals("s" + (n + 7))).stream())
                    .allMatch(seen::contains);
            seen.add(name);
        });
    }

    private static void drain(Line line, List<String> came) {
        for (Optional<Held> next = line.next(); next.isPresent(); next = line.next()) {
            came.add(next.get().event().change().getShots().getFirst().getShotName());
        }
    }

    private static Shot shot(List<Entry.Event> file, String name) {
        return file.stream()
                .map(event -> event.change().getShots().getFirst())
                .filter(shot -> shot.getShotName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Entry.Event event(int shot, int on) {
        return new Entry.Event(
                shot,
                shot + 1,
                CatalogChange.newBuilder()
                        .setSku("A")
                        .setProduct(Product.newBuilder().setTitle("T").build())
                        .setSourceImageUrl("https://i.example/1.jpg")
                        .setShots(List.of(Shot.newBuilder()
                                .setShotName("s" + shot)
                                .setDependsOnShot(on < 0 ? null : "s" + on)
                                .build()))
                        .setOccurredAt(Instant.EPOCH)
                        .build());
    }
}
