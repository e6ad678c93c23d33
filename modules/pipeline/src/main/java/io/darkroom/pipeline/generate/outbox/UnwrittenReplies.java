package io.darkroom.pipeline.generate.outbox;

import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.serde.Topic;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names in the log what was paid for and could not be written, so that it can be found at the provider. Any thread. */
public final class UnwrittenReplies implements Consumer<ProducerRecord<byte[], byte[]>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnwrittenReplies.class);

    private final Topic<ProviderReply> replies;

    public UnwrittenReplies(Topic<ProviderReply> replies) {
        this.replies = replies;
    }

    @Override
    public void accept(ProducerRecord<byte[], byte[]> mail) {
        if (mail.topic().equals(replies.name())) {
            name(mail);
        }
    }

    private void name(ProducerRecord<byte[], byte[]> mail) {
        try {
            name(replies.value().deserializer().deserialize(mail.topic(), mail.value()));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("reason", e.toString())
                    .log("reply that could not be written cannot be read either");
        }
    }

    private static void name(ProviderReply reply) {
        if (reply.getKind() == ReplyKind.FINISHED || reply.getKind() == ReplyKind.ACCEPTED) {
            LOG.atError()
                    .addKeyValue("idempotencyKey", reply.getIdempotencyKey())
                    .addKeyValue("generation", reply.getGeneration())
                    .addKeyValue("callId", reply.getCallId())
                    .addKeyValue("providerJobId", reply.getProviderJobId().orElse("none"))
                    .log("paid reply could not be written");
        }
    }
}
