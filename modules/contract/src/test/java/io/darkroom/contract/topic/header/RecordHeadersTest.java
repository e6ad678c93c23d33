package io.darkroom.contract.topic.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class RecordHeadersTest {

    private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();

    @Test
    void textIsUtf8AndTheLastOneCounts() {
        headers.add("ce_id", new byte[] {'a'});
        headers.add("ce_id", "ü".getBytes(StandardCharsets.UTF_8));
        assertThat(RecordHeaders.text(headers, RecordHeaders.CE_ID)).contains("ü");
    }

    @Test
    void anAbsentOrNullHeaderIsEmpty() {
        headers.add("ce_id", null);
        assertThat(RecordHeaders.text(headers, RecordHeaders.CE_ID)).isEmpty();
        assertThat(RecordHeaders.text(headers, RecordHeaders.FORCE)).isEmpty();
    }

    @Test
    void settingReplaces() {
        RecordHeaders.set(headers, RecordHeaders.FORCE, "one");
        RecordHeaders.set(headers, RecordHeaders.FORCE, "two");
        assertThat(headers.toArray()).hasSize(1);
        assertThat(RecordHeaders.text(headers, RecordHeaders.FORCE)).contains("two");
    }
}
