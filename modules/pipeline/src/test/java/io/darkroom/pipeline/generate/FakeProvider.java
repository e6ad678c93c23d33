package io.darkroom.pipeline.generate;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.Kept;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A provider that answers when the test says so. */
final class FakeProvider implements ImageProvider {
    int picturesPerCall = 4;
    private final boolean idempotent;
    private final List<ImageCall> calls = new ArrayList<>();
    private final List<CompletableFuture<Reply>> answers = new ArrayList<>();

    FakeProvider() {
        this(false);
    }

    FakeProvider(boolean idempotent) {
        this.idempotent = idempotent;
    }

    @Override
    public CompletionStage<Reply> generate(ImageCall call) {
        calls.add(call);
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    List<ImageCall> calls() {
        return calls;
    }

    void finish(int call) {
        finish(call, "sandbox/gpt-image-1");
    }

    void finish(int call, String model) {
        answers.get(call)
                .complete(new Reply.Finished(
                        List.of(URI.create("https://cdn.example.com/" + call + ".png")),
                        Optional.of("req-" + call),
                        Optional.of(model)));
    }

    /** The picture that the call names is stored. */
    void keep(int call) {
        URI source = calls.get(call).sourceImage().orElseThrow();
        Kept kept = new Kept(
                source,
                URI.create("s3://bucket/" + call + ".png"),
                "ab".repeat(32),
                1_000 + call,
                "png",
                Optional.of(new Kept.Shape(640, 480, true)));
        answers.get(call)
                .complete(new Reply.Finished(List.of(source), Optional.empty(), Optional.empty(), List.of(kept)));
    }

    @Override
    public int picturesPerCall(String model) {
        return picturesPerCall;
    }

    void fail(int call, FailureClass why) {
        answers.get(call)
                .complete(new Reply.Failed(
                        why, why + " of call " + call, OptionalInt.empty(), Optional.empty(), Optional.empty()));
    }

    /** Breaks its promise that futures do not fail. */
    void crash(int call, RuntimeException bug) {
        answers.get(call).completeExceptionally(bug);
    }

    @Override
    public boolean idempotent() {
        return idempotent;
    }

    @Override
    public void close() {}
}
