package io.darkroom.app.promise.evidence;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import java.util.List;

/**
 * What the topics say, each in order of its partitions.
 *
 * @param letters dead letters of {@code catalog.changes}, as read
 * @param jobs replies that name a job of the provider
 * @param retries every record of the retry topic, also those that were purged since
 */
public record Records(
        List<Found<ImageCompleted>> completed,
        List<Found<ImageFailed>> failed,
        List<Found<GenerationStatus>> statuses,
        List<Found<GenerationRequest>> retries,
        List<Found<ProviderReply>> jobs,
        List<Found<byte[]>> letters) {
    public Records {
        completed = List.copyOf(completed);
        failed = List.copyOf(failed);
        statuses = List.copyOf(statuses);
        retries = List.copyOf(retries);
        jobs = List.copyOf(jobs);
        letters = List.copyOf(letters);
    }
}
