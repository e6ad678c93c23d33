package io.darkroom.app.status;

import io.darkroom.app.wording.Counted;
import io.darkroom.app.work.WorkTopics;
import java.util.ArrayList;
import java.util.List;

/** Says where a name was looked for, and why it may be known to nobody. Any thread. */
final class NotFoundHints {
    private NotFoundHints() {}

    static StatusAnswer.NotFound of(
            String name, long statuses, UnreadEvents unread, Surroundings around, WorkTopics names) {
        String sentence =
                "Nothing is known of %s: it is no key, sku or job in %s (%s), no rejected sku in %s, and none of the %s that intake has not read."
                        .formatted(
                                name,
                                names.topics().status().name(),
                                Counted.of(statuses, "record"),
                                names.topics().failed().name(),
                                Counted.of(unread.looked(), "event"));
        List<String> hints = new ArrayList<>();
        if (unread.lag() > unread.looked()) {
            hints.add("Intake is about %d records behind; only the first %d were looked through."
                    .formatted(unread.lag(), unread.looked()));
        } else if (unread.lag() == 0) {
            hints.add("Intake has read everything that was published.");
        }
        if (around.intake().idle()) {
            hints.add("No darkroom serve runs intake now.");
        }
        hints.add("A sku is written as in the event, capitals included.");
        hints.add("An event that could not be decoded has no sku: darkroom tail %s shows those."
                .formatted(names.topics().dlq().name()));
        return new StatusAnswer.NotFound(name, sentence, hints);
    }
}
