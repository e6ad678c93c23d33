package io.darkroom.app.provider;

import io.darkroom.app.work.QueueLength;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.StoredWork;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.text.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;

/** Several providers side by side, a line for each. One thread. */
final class ProviderTable {
    private static final List<String> HEAD =
            List.of("provider", "at a time", "at work", "to be read", "sent", "in line", "retries", "state");

    private final Desk desk;

    ProviderTable(Desk desk) {
        this.desk = desk;
    }

    List<String> lines(Collection<String> providers) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        providers.forEach(provider -> rows.add(row(provider)));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> row.get(column)
                                + " "
                                        .repeat(widths.get(column)
                                                - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    private List<String> row(String provider) {
        StandingOrders standing = desk.standing(provider);
        StageGroup group = desk.group(provider);
        WorkTopics names = desk.names(provider);
        try (Consumer<byte[], byte[]> consumer = desk.consumer()) {
            long unread = List.of(names.requests(), names.backfill(), names.retries()).stream()
                    .mapToLong(topic -> QueueLength.of(topic, group, consumer).records())
                    .sum();
            StoredWork stored = StoredWork.read(names, consumer);
            return List.of(
                    provider,
                    atATime(provider, standing),
                    Integer.toString(group.members()),
                    Long.toString(unread),
                    Long.toString(stored.sent()),
                    Long.toString(stored.queued()),
                    Long.toString(stored.retries() + stored.waiting()),
                    state(standing));
        }
    }

    private String atATime(String provider, StandingOrders standing) {
        return desk.cap(provider)
                .map(cap -> Math.max(standing.cap(cap), desk.partitions(provider))
                        + (standing.limit().isPresent() ? " of " + cap : ""))
                .orElse("?");
    }

    private static String state(StandingOrders standing) {
        return Shown.of(standing.hold().map(hold -> Wording.hold(hold.value())).orElse(Wording.NOT_HELD));
    }
}
