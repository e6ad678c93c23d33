package io.darkroom.pipeline.generate.purpose;

import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.stream.TopicNodes;
import io.darkroom.pipeline.trace.Tracing;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/**
 * Pictures that were drawn are stored: a call costs nothing, and where they are goes to {@code image.assets}, whatever became
 * of them. Any thread.
 */
public final class Storing implements Purpose {
    private static final String READ = "read-completed";
    static final String ASK = "ask";
    private static final String WRITE_REQUESTS = "write-requests";
    private static final String WRITE_ASSETS = "write-assets";

    private final boolean everything;

    private Storing(boolean everything) {
        this.everything = everything;
    }

    /** A request is made of each record of {@code image.completed}. */
    public static Storing everything() {
        return new Storing(true);
    }

    /** Requests come from whoever wants the pictures of a result: see {@link StoreRequest}. */
    public static Storing onRequest() {
        return new Storing(false);
    }

    @Override
    public List<Topic<?>> sources(Topics topics) {
        return everything ? List.of(topics.completed()) : List.of();
    }

    @Override
    public List<String> stores() {
        return List.of();
    }

    @Override
    public void addTo(Topology table, Topics topics, String calls, Runnable inconsistent) {
        TopicNodes.sink(table, WRITE_ASSETS, topics.assets(), calls);
        if (everything) {
            TopicNodes.source(table, READ, topics.completed());
            table.addProcessor(ASK, () -> new AskProcessor(Tracing.ofProcess()), READ);
            TopicNodes.sink(table, WRITE_REQUESTS, topics.requests(Topics.ASSET_STAGE), ASK);
        }
    }

    /** The picture itself; empty for a text that is no address. */
    @Override
    public Optional<URI> begin(GenerationRequest request, int picture) {
        try {
            return Optional.of(URI.create(url(request, picture)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String url(GenerationRequest request, int picture) {
        return request.getPictures().get(picture - 1).getUrl();
    }

    /** An outage that one picture was stored after is nothing that the next one did. */
    @Override
    public boolean timesEachPicture() {
        return true;
    }

    /** Each picture that was drawn is paid. */
    @Override
    public boolean newerReplacesOlder() {
        return false;
    }

    /** An error is one of the host that has the picture, and there are many. */
    @Override
    public Set<io.darkroom.provider.FailureClass> outage() {
        return Set.of(
                io.darkroom.provider.FailureClass.PROVIDER_UNAVAILABLE,
                io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME);
    }

    /** Nothing is lost by doing it again, so it uses no attempt. */
    @Override
    public FailureClass unanswered() {
        return FailureClass.PROVIDER_UNAVAILABLE;
    }

    /** One that is missing does not keep the others from being stored. */
    @Override
    public Optional<Drawn> without(OpenCall call, Failure failure, Instant now) {
        List<Image> images =
                new ArrayList<>(call.getDrawn().map(Drawn::getImages).orElse(List.of()));
        List<Asset> assets =
                new ArrayList<>(call.getDrawn().map(Drawn::getAssets).orElse(List.of()));
        Image picture = call.getRequest().getPictures().get(images.size());
        images.add(picture);
        assets.add(missing(picture, failure));
        return Optional.of(Drawn.newBuilder()
                .setImages(images)
                .setAssets(assets)
                .setSentAt(call.getDrawn().map(Drawn::getSentAt).orElse(now))
                .setAnsweredAt(now)
                .build());
    }

    private static Asset missing(Image picture, Failure failure) {
        return Asset.newBuilder()
                .setSourceUrl(picture.getUrl())
                .setState(AssetState.MISSING)
                .setFailure(failure)
                .build();
    }

    @Override
    public String outcome(Drawn drawn) {
        return isComplete(drawn.getAssets()) ? "stored" : "missing";
    }

    @Override
    public Ending completed(ImageCompleted completed, Drawn drawn) {
        return ending(ImageAssets.newBuilder()
                .setIdempotencyKey(completed.getIdempotencyKey())
                .setGeneration(completed.getGeneration())
                .setEventId(completed.getEventId())
                .setJobId(completed.getJobId().orElse(null))
                .setSku(completed.getSku())
                .setSegment(completed.getSegment())
                .setShotName(completed.getShotName())
                .setAssets(drawn.getAssets())
                .setComplete(isComplete(drawn.getAssets()))
                .setEndedAt(drawn.getAnsweredAt())
                .setResult(completed.getOrigin())
                .setTraceparent(completed.getTraceparent().orElse(null))
                .setTracestate(completed.getTracestate().orElse(null))
                .setSource(completed.getSource().orElse(null))
                .build());
    }

    /** A request that no call was made for, which is not foreseen: every picture is missing. */
    @Override
    public Ending failed(ImageFailed failed) {
        GenerationRequest request = failed.getRequest().orElseThrow();
        return ending(ImageAssets.newBuilder()
                .setIdempotencyKey(request.getIdempotencyKey())
                .setGeneration(request.getGeneration())
                .setEventId(request.getEventId())
                .setJobId(request.getJobId().orElse(null))
                .setSku(request.getSku())
                .setSegment(request.getSegment())
                .setShotName(request.getShotName())
                .setAssets(request.getPictures().stream()
                        .map(picture -> missing(picture, failed.getFailure()))
                        .toList())
                .setComplete(false)
                .setEndedAt(failed.getFailedAt())
                .setResult(request.getOrigin())
                .setTraceparent(failed.getTraceparent().orElse(null))
                .setTracestate(failed.getTracestate().orElse(null))
                .setSource(request.getSource().orElse(null))
                .build());
    }

    private static boolean isComplete(List<Asset> assets) {
        return assets.stream().allMatch(asset -> asset.getState() == AssetState.STORED);
    }

    private static Ending ending(ImageAssets assets) {
        return new Ending(
                assets.getSku(),
                assets,
                CloudEvents.headersOfOutcome(
                        "io.darkroom.image.assets.v1",
                        assets.getIdempotencyKey() + "#" + assets.getGeneration(),
                        assets.getSku(),
                        assets.getEndedAt(),
                        new TraceContext(assets.getTraceparent(), assets.getTracestate()),
                        assets.getSource()),
                WRITE_ASSETS);
    }
}
