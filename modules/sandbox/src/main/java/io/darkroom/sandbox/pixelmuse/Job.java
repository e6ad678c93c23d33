package io.darkroom.sandbox.pixelmuse;

import io.darkroom.sandbox.picture.PictureSpec;
import io.darkroom.sandbox.request.PictureKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One job, from its order until it is forgotten. Event loop only. */
public final class Job {

    private final String id;
    private final Order order;
    private final String token;
    private final String key;
    private final Instant created;
    private final Duration waiting;
    private final List<Runnable> watchers = new ArrayList<>();
    private Optional<End> end = Optional.empty();
    private int looks;

    /**
     * A job that is under way.
     *
     * @param token idempotency key as sent; empty when there was none
     * @param waiting how long it stands in line before it is drawn
     */
    public Job(String id, Order order, String token, String key, Instant created, Duration waiting) {
        this.id = id;
        this.order = order;
        this.token = token;
        this.key = key;
        this.created = created;
        this.waiting = waiting;
    }

    /** What the vendor calls where a job stands. */
    enum Status {
        PENDING,
        PROCESSING,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        EXPIRED
    }

    /** How a job ended. */
    public sealed interface End {
        Instant at();

        /** With pictures, which may be none. */
        record Drawn(Instant at, List<PictureSpec> pictures) implements End {
            public Drawn {
                pictures = List.copyOf(pictures);
            }
        }

        /** Without. */
        record Broken(Instant at, Why why, String code, String message) implements End {}
    }

    /** Who ended a job without a picture. */
    public enum Why {
        FAILED(Status.FAILED),
        CANCELLED(Status.CANCELLED),
        EXPIRED(Status.EXPIRED);

        private final Status status;

        Why(Status status) {
            this.status = status;
        }
    }

    public String id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public String token() {
        return token;
    }

    public String key() {
        return key;
    }

    /** Key of its pictures: two jobs for the same request draw two pictures. */
    public String pictureKey() {
        return PictureKey.of(List.of(id), 1);
    }

    public Optional<End> end() {
        return end;
    }

    /** When it was ordered. */
    public Instant created() {
        return created;
    }

    /** How long it stands in line. */
    public Duration waiting() {
        return waiting;
    }

    Status status(Instant now) {
        return end.map(Job::status)
                .orElseGet(() -> now.isBefore(created.plus(waiting)) ? Status.PENDING : Status.PROCESSING);
    }

    /** Counts a look; its number, from 1. */
    public int looked() {
        return ++looks;
    }

    /** Ends it; only the first end counts. Whoever waited is told. */
    public void end(End how) {
        if (end.isEmpty()) {
            end = Optional.of(how);
            List<Runnable> told = List.copyOf(watchers);
            watchers.clear();
            told.forEach(Runnable::run);
        }
    }

    /** Runs once the job is over; at once when it is. */
    public void whenOver(Runnable watcher) {
        if (end.isPresent()) {
            watcher.run();
        } else {
            watchers.add(watcher);
        }
    }

    private static Status status(End end) {
        return switch (end) {
            case End.Drawn drawn -> Status.SUCCEEDED;
            case End.Broken broken -> broken.why().status;
        };
    }
}
