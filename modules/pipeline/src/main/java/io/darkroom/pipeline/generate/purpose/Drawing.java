package io.darkroom.pipeline.generate.purpose;

import io.darkroom.contract.Dependency;
import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.generate.sets.CompareModelsProcessor;
import io.darkroom.pipeline.outcome.Endings;
import io.darkroom.pipeline.stream.TopicNodes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/** Pictures are drawn: a call is paid, and results go to {@code image.completed} and {@code image.failed}. Any thread. */
public final class Drawing implements Purpose {
    /** What speaks about the provider. */
    public static final Set<io.darkroom.provider.FailureClass> OUTAGE = Set.of(
            io.darkroom.provider.FailureClass.PROVIDER_UNAVAILABLE,
            io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME,
            io.darkroom.provider.FailureClass.PROVIDER_ERROR);

    private static final String COMPARE = "compare-models";
    private static final String COMPLETED = "write-completed";
    private static final String FAILED = "write-failed";
    private static final Duration USUAL_RETENTION = Duration.ofDays(90);

    private final Duration setRetention;

    /** @param setRetention how long a consistency set is compared after its last picture: as long as the ledger knows its shots */
    public Drawing(Duration setRetention) {
        this.setRetention = setRetention;
    }

    /** With the ledger's default retention. */
    public Drawing() {
        this(USUAL_RETENTION);
    }

    /** Requests come from intake alone. */
    @Override
    public List<Topic<?>> sources(Topics topics) {
        return List.of();
    }

    @Override
    public List<String> stores() {
        return List.of(CompareModelsProcessor.STORE);
    }

    @Override
    public void addTo(Topology table, Topics topics, String calls, Runnable inconsistent) {
        table.addProcessor(COMPARE, () -> new CompareModelsProcessor(setRetention, inconsistent), calls);
        table.addStateStore(CompareModelsProcessor.store(), COMPARE);
        TopicNodes.sink(table, COMPLETED, topics.completed(), COMPARE);
        TopicNodes.sink(table, FAILED, topics.failed(), calls);
    }

    /** The picture of the shot that it depends on, where the model takes it; else the source picture. */
    @Override
    public Optional<URI> begin(GenerationRequest request, int picture) {
        return request.getDependsOn()
                .flatMap(Dependency::getPictureUrl)
                .or(() -> Optional.of(request.getSourceImageUrl()))
                .filter(url -> !url.isEmpty())
                .map(URI::create);
    }

    @Override
    public boolean timesEachPicture() {
        return false;
    }

    /** Nobody wants the older picture any more. */
    @Override
    public boolean newerReplacesOlder() {
        return true;
    }

    /** An error of an API that draws is an outage at least as often as it is about a record. */
    @Override
    public Set<io.darkroom.provider.FailureClass> outage() {
        return OUTAGE;
    }

    /** It may have been paid. */
    @Override
    public FailureClass unanswered() {
        return FailureClass.UNKNOWN_OUTCOME;
    }

    /** What cannot be drawn once is not ordered again for the pictures that would follow. */
    @Override
    public Optional<Drawn> without(OpenCall call, Failure failure, Instant now) {
        return Optional.empty();
    }

    @Override
    public String outcome(Drawn drawn) {
        return "completed";
    }

    @Override
    public Ending completed(ImageCompleted completed, Drawn drawn) {
        return new Ending(
                completed.getSku(),
                completed,
                CloudEvents.headersOfOutcome(
                        "io.darkroom.image.completed.v1",
                        completed.getIdempotencyKey() + "#" + completed.getGeneration(),
                        completed.getSku(),
                        completed.getCompletedAt(),
                        TraceContext.of(completed),
                        completed.getSource()),
                COMPARE);
    }

    @Override
    public Ending failed(ImageFailed failed) {
        return new Ending(failed.getSku(), failed, Endings.headers(failed), FAILED);
    }
}
