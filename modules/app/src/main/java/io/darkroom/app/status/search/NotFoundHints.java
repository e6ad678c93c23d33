package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.StatusAnswer;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.work.WorkTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says where a name was looked for, and why it may be known to nobody. Any thread. */
final class NotFoundHints {
    private NotFoundHints() {}

    /** @param barrier from where on a transaction keeps everybody from reading; empty when everything can be read */
    static StatusAnswer.NotFound of(
            String name,
            long statuses,
            UnreadEvents unread,
            Surroundings around,
            WorkTopics names,
            Optional<String> barrier) {
        String sentence =
                "Nothing is known of %s: it is no key, sku or job in %s (%s)%s, and no sku of a rejected event in %s."
                        .formatted(
                                name,
                                names.topics().status().name(),
                                Counted.of(statuses, "record"),
                                unread.looked() == 0
                                        ? ""
                                        : ", nor in the %s that intake has not read"
                                                .formatted(Counted.of(unread.looked(), "event")),
                                names.topics().failed().name());
        List<String> hints = new ArrayList<>();
        if (unread.lag() > unread.looked()) {
            hints.add("Intake is about %d records behind; only the first %d were looked through."
                    .formatted(unread.lag(), unread.looked()));
        } else if (unread.lag() == 0) {
            hints.add("Intake has read everything that can be read.");
        }
        barrier.ifPresent(place -> hints.add(
                "A producer's transaction stands open at %s: what was published behind it is read when it ends."
                        .formatted(place)));
        if (around.intake().idle()) {
            hints.add("No darkroom serve runs intake now.");
        }
        hints.add("A sku is written as in the event, capitals included.");
        hints.add("An event that could not be decoded has no sku: darkroom tail %s shows those."
                .formatted(names.topics().dlq().name()));
        return new StatusAnswer.NotFound(name, sentence, hints);
    }
}
