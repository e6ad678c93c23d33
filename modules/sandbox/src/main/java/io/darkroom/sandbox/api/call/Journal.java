package io.darkroom.sandbox.api.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every call as the API met it, from the moment the journal was asked for. It grows with each call. Any thread. */
public final class Journal {

    /**
     * One call.
     *
     * @param token its idempotency key; empty when it had none
     * @param left when its answer began to leave, or when its caller was gone; empty while it is here
     * @param status of the answer; 0 when there was none
     * @param billed whether it was paid for, also when nobody listened any more
     * @param comeBack the earliest time at which the answer asked to be called again
     */
    public record Visit(
            String token,
            Instant arrived,
            Optional<Instant> left,
            int status,
            boolean billed,
            Optional<Instant> comeBack) {}

    private final List<Page> pages = new ArrayList<>();

    /** Every call so far, in order of arrival. */
    public synchronized List<Visit> visits() {
        return pages.stream().map(Page::visit).toList();
    }

    synchronized Page open(String token) {
        Page page = new Page(new Visit(token, Instant.now(), Optional.empty(), 0, false, Optional.empty()));
        pages.add(page);
        return page;
    }

    /** What is known of one call so far. Any thread. */
    static final class Page {
        private Visit visit;

        Page(Visit visit) {
            this.visit = visit;
        }

        synchronized Visit visit() {
            return visit;
        }

        /** The first end counts. */
        synchronized void left(int status, Optional<Instant> comeBack) {
            if (visit.left().isEmpty()) {
                visit = new Visit(
                        visit.token(), visit.arrived(), Optional.of(Instant.now()), status, visit.billed(), comeBack);
            }
        }

        synchronized void billed() {
            visit = new Visit(visit.token(), visit.arrived(), visit.left(), visit.status(), true, visit.comeBack());
        }
    }
}
