package io.darkroom.pipeline.stream;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.io.Serial;
import java.util.Optional;
import org.apache.kafka.common.errors.FencedInstanceIdException;

/** Another process works under the instance id of this one; the message is a sentence to act on. Any thread. */
public final class InstanceIdTakenException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param where what is known of the other one, with a blank in front */
    InstanceIdTakenException(StreamsSettings settings, String where) {
        super("another process%s works as instance-id %s in group %s: give each process an instance-id of its own"
                .formatted(where, settings.instanceId(), settings.applicationId()));
    }

    /** Whether a stream thread failed because it lost its place to another process. */
    static Optional<InstanceIdTakenException> in(Throwable failure, StreamsSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FencedInstanceIdException) {
                return Optional.of(new InstanceIdTakenException(settings, ""));
            }
        }
        return Optional.empty();
    }
}
