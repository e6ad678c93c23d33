package io.darkroom.app.status.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Bytes FIRST = Bytes.wrap(new byte[] {1});
    private static final Bytes SECOND = Bytes.wrap(new byte[] {2});

    private final Trail trail = Facts.inProgress();
    private final WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1"));
    private final WorkTopics sandbox = new WorkTopics("sandbox", new Topics("", serdes), "intake", "generation");
    private final Lines lines = new Lines(
            new SingleObjectSerde<>(OpenCall.class),
            Map.of(sandbox.openCalls(), sandbox, sandbox.dueRetries(), sandbox),
            new Starts(Map.of(), Map.of(), Map.of()));

    @AfterEach
    void close() {
        serdes.close();
    }

    @BeforeEach
    void inLine() {
        trail.called(Facts.seen(sandbox.openCalls(), 0, Facts.queued()));
    }

    @Test
    void theRetryStoredLastSaysWhyCallsArePutOff() {
        assertThat(lines.before(trail).putOff()).isEmpty();

        lines.putOff(row(0, 1, FIRST), retry("HTTP 500"));
        lines.putOff(row(0, 2, SECOND), retry("HTTP 503"));

        assertThat(lines.before(trail).putOff().orElseThrow().getError()).isEqualTo("HTTP 503");
    }

    @Test
    void whatWaitsNoMoreSaysNothing() {
        lines.putOff(row(0, 1, FIRST), retry("HTTP 500"));
        lines.taken(row(0, 2, SECOND));
        assertThat(lines.before(trail).putOff()).isPresent();

        lines.taken(row(0, 3, FIRST));

        assertThat(lines.before(trail).putOff()).isEmpty();
    }

    @Test
    void anotherPartitionSaysNothing() {
        lines.putOff(row(1, 1, FIRST), retry("HTTP 500"));

        assertThat(lines.before(trail).putOff()).isEmpty();
    }

    private ConsumerRecord<byte[], byte[]> row(int partition, long offset, Bytes place) {
        return new ConsumerRecord<>(sandbox.dueRetries(), partition, offset, place.get(), new byte[0]);
    }

    private static GenerationRequest retry(String error) {
        GenerationRequest request = Facts.request(Facts.retry(Facts.NOW));
        request.getRetry().orElseThrow().getLastFailure().setError(error);
        return request;
    }
}
