package io.darkroom.app.promise.evidence;

import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * A record as a consumer read it that sees committed records only.
 *
 * @param position where it stands
 * @param written when the broker wrote it
 */
public record Found<V>(Origin position, Instant written, Headers headers, V value) {

    /** The text of a header. */
    public Optional<String> header(String name) {
        return RecordHeaders.text(headers, name);
    }
}
