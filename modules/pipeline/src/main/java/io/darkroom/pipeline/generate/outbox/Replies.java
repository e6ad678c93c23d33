package io.darkroom.pipeline.generate.outbox;

import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Image;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.call.FailureClasses;
import io.darkroom.provider.Kept;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what came back from outside into the form of the replies topic. Any thread. */
public final class Replies {
    private Replies() {}

    public static ProviderReply of(Call call, Reply reply, Instant sentAt, Instant answeredAt) {
        return of(about(call), reply, sentAt, answeredAt);
    }

    /**
     * The outcome of a job.
     *
     * @param about the send that began the job
     */
    public static ProviderReply ofJob(
            ProviderReply.Builder about, String jobId, Reply outcome, Instant sentAt, Instant now) {
        return of(about.setProviderJobId(jobId), outcome, sentAt, now);
    }

    private static ProviderReply of(ProviderReply.Builder about, Reply reply, Instant sentAt, Instant answeredAt) {
        ProviderReply.Builder record =
                about.setSentAt(sentAt).setAnsweredAt(answeredAt).setRequestId(orNull(reply.requestId()));
        return switch (reply) {
            case Reply.Finished f ->
                record.setKind(ReplyKind.FINISHED)
                        .setImages(f.images().stream()
                                .map(url -> Image.newBuilder()
                                        .setUrl(url.toString())
                                        .build())
                                .toList())
                        .setAssets(f.kept().stream().map(Replies::asset).toList())
                        .setModelActual(orNull(f.modelActual()))
                        .build();
            case Reply.Accepted a ->
                record.setKind(ReplyKind.ACCEPTED).setProviderJobId(a.jobId()).build();
            case Reply.Failed f ->
                record.setKind(ReplyKind.FAILED)
                        .setFailure(failure(f))
                        .setRetryAfterMillis(
                                f.retryAfter().map(Duration::toMillis).orElse(null))
                        .build();
        };
    }

    private static Asset asset(Kept kept) {
        return Asset.newBuilder()
                .setSourceUrl(kept.source().toString())
                .setState(AssetState.STORED)
                .setUrl(kept.url().toString())
                .setSha256(kept.sha256())
                .setBytes(kept.bytes())
                .setFormat(kept.format())
                .setWidth(orNull(kept.shape().map(Kept.Shape::width)))
                .setHeight(orNull(kept.shape().map(Kept.Shape::height)))
                .setAlpha(orNull(kept.shape().map(Kept.Shape::alpha)))
                .build();
    }

    /** The call was handed over and never started. */
    public static ProviderReply notSent(Call call, Instant now) {
        return about(call)
                .setKind(ReplyKind.NOT_SENT)
                .setSentAt(now)
                .setAnsweredAt(now)
                .build();
    }

    /** In place of a paid answer that no record can hold. Final: it must not be bought again. */
    public static ProviderReply tooLarge(ProviderReply answer) {
        return about(CallKey.of(answer), answer.getCallId())
                .setKind(ReplyKind.FAILED)
                .setProviderJobId(answer.getProviderJobId().orElse(null))
                .setFailure(new Failure(FailureClass.TOO_LARGE, "the answer does not fit into a record", null, null))
                .setSentAt(answer.getSentAt())
                .setAnsweredAt(answer.getAnsweredAt())
                .build();
    }

    /** Marks the place in the replies up to which a task's session has read everything written before it began. */
    public static ProviderReply caughtUp(String session, Instant now) {
        return ProviderReply.newBuilder()
                .setKind(ReplyKind.CAUGHT_UP)
                .setCallId(session)
                .setImages(List.of())
                .setSentAt(now)
                .setAnsweredAt(now)
                .build();
    }

    public static ProviderReply.Builder about(Call call) {
        return about(call.key(), call.callId());
    }

    public static ProviderReply.Builder about(CallKey key, String callId) {
        return ProviderReply.newBuilder()
                .setIdempotencyKey(key.idempotencyKey())
                .setGeneration(key.generation())
                .setCallId(callId);
    }

    private static Failure failure(Reply.Failed reply) {
        return new Failure(
                FailureClasses.toContract(reply.why()),
                reply.error(),
                reply.httpStatus().isPresent() ? reply.httpStatus().getAsInt() : null,
                orNull(reply.requestId()));
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
