package io.darkroom.pipeline.generate.purpose;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.topic.Topics;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/**
 * What the durable calls of one work queue are for. Everything else (queue, permits, retries, replies, restarts) is the same
 * for all. Any thread.
 */
public interface Purpose {

    /** Topics besides the work queue that requests come from. */
    List<Topic<?>> sources(Topics topics);

    /** Names of the stores that it adds. */
    List<String> stores();

    /**
     * Adds to the table what is special: sources, stores, sinks.
     *
     * @param calls name of the processor whose endings the sinks write
     * @param inconsistent told of each picture that another model drew than the first one of its set
     */
    void addTo(Topology table, Topics topics, String calls, Runnable inconsistent);

    /**
     * The picture that a call begins with, where it is there already.
     *
     * @param picture number of the picture that is asked for, from 1
     */
    Optional<URI> begin(GenerationRequest request, int picture);

    /** Whether the time of trying begins anew with each picture of a request, or is that of the whole request. */
    boolean timesEachPicture();

    /** Whether a newer generation of a key takes the place of an older one that waits, which ends without a call. */
    boolean newerReplacesOlder();

    /** Failures that speak about the provider and not about a record: the breaker counts them. */
    Set<io.darkroom.provider.FailureClass> outage();

    /** What is said of a call whose sender is gone. */
    FailureClass unanswered();

    /**
     * What takes the place of a picture that cannot be had.
     *
     * @param call its request, with the pictures before it
     * @return the pictures with it; empty when the request ends without it and what would follow
     */
    Optional<Drawn> without(OpenCall call, Failure failure, Instant now);

    /** How metrics call the end of a request that has pictures. */
    String outcome(Drawn drawn);

    /** The record of a request that ended with pictures. */
    Ending completed(ImageCompleted completed, Drawn drawn);

    /** The record of a request that ended without a picture. */
    Ending failed(ImageFailed failed);
}
