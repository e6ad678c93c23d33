package io.darkroom.client;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands around an event, in the headers of its record. Any thread.
 *
 * @param traceparent W3C trace context; results carry it on
 * @param backfill whether the event stands behind live work, as imports and corrections of a whole catalog should
 * @param regenerate id of an explicit act that draws finished pictures again and pays again; counts once per id and
 *     idempotency key, at most 200 characters
 */
public record EventContext(Optional<String> traceparent, boolean backfill, Optional<String> regenerate) {
    /** Nothing: live work of no trace. */
    public static final EventContext NONE = new EventContext(Optional.empty(), false, Optional.empty());

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    public EventContext {
        traceparent.ifPresent(EventContext::requireTraceparent);
    }

    /** The same with a trace context such as {@code 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}. */
    public EventContext traced(String context) {
        return new EventContext(Optional.of(context), backfill, regenerate);
    }

    /** The same behind live work. */
    public EventContext behindLiveWork() {
        return new EventContext(traceparent, true, regenerate);
    }

    /** The same as an explicit wish for new pictures, which are paid for. */
    public EventContext regenerating(String actId) {
        return new EventContext(traceparent, backfill, Optional.of(actId));
    }

    private static void requireTraceparent(String text) {
        if (!TRACEPARENT.matcher(text).matches()) {
            throw new IllegalArgumentException("traceparent must be a W3C trace context such as "
                    + "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, was " + text);
        }
    }
}
