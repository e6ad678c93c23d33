package io.darkroom.pipeline.generate.outbox;

import static io.darkroom.pipeline.generate.Requests.T0;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.TestTopics;
import io.darkroom.pipeline.generate.Requests;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxTest {
    private final Topic<ProviderReply> replies = TestTopics.topics().replies("sandbox");

    @RegisterExtension
    private final Heard said = new Heard(UnwrittenReplies.class);

    @Test
    void whatWasPaidAndCannotBeWrittenIsNamedWhenItCloses() {
        try (Outbox outbox = new Outbox(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"),
                "outbox-test",
                new SimpleMeterRegistry(),
                new UnwrittenReplies(replies),
                Duration.ofMillis(300))) {
            send(outbox, new Reply.Accepted("job-7", Optional.empty()));
            send(
                    outbox,
                    new Reply.Failed(
                            FailureClass.PROVIDER_ERROR,
                            "no",
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }

        assertThat(said.events()).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(pairs(event))
                    .containsExactly(
                            "idempotencyKey=a:product:main:v1", "generation=1", "callId=x-1", "providerJobId=job-7");
        });
    }

    private static List<String> pairs(ILoggingEvent event) {
        return event.getKeyValuePairs().stream()
                .map(pair -> pair.key + "=" + Objects.toString(pair.value))
                .toList();
    }

    private void send(Outbox outbox, Reply reply) {
        Call call = new Call("x-1", CallKey.of(Requests.of("a")), 0, "a", false, Requests.call());
        byte[] value = replies.value().serializer().serialize(replies.name(), Replies.of(call, reply, T0, T0));
        outbox.send(new ProducerRecord<>(replies.name(), 0, null, value), () -> {}, () -> {});
    }
}
