package io.darkroom.sandbox.api.call;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Optional;

/** One call from its arrival to its end. Event loop only. */
public final class Stay {
    private final Traffic traffic;
    private final Optional<Journal.Page> page;
    private boolean left;

    Stay(Traffic traffic, Optional<Journal.Page> page) {
        this.traffic = traffic;
        this.page = page;
    }

    /** Notes it when the caller does not wait for the answer. */
    public Stay watching(HttpServerRequest http) {
        page.ifPresent(open -> http.response().closeHandler(gone -> open.left(0, Optional.empty())));
        return this;
    }

    /** Its pictures are paid for. */
    public void billed() {
        page.ifPresent(Journal.Page::billed);
    }

    /** Takes the call out of the count of those under way; once. */
    public void leave(int status) {
        leave(status, Optional.empty());
    }

    /** As {@link #leave(int)}, with the time at which the answer asks to be called again. */
    public void leave(int status, Optional<Instant> comeBack) {
        if (!left) {
            left = true;
            page.ifPresent(open -> open.left(status, comeBack));
            traffic.left(status);
        }
    }
}
