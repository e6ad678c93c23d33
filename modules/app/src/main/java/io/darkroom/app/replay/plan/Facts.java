package io.darkroom.app.replay.plan;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import java.util.Optional;

/**
 * What conditions ask about a record.
 *
 * @param failureClass of a failure, and of why a result has fewer pictures than asked for
 */
public record Facts(String sku, String anchor, Optional<String> job, Optional<String> failureClass) {

    public static Facts of(CatalogChange change) {
        return new Facts(
                change.getSku(), change.getAnchorId().orElse(change.getSku()), change.getJobId(), Optional.empty());
    }

    public static Facts of(ImageFailed failed) {
        return new Facts(
                failed.getSku(),
                failed.getRequest().map(GenerationRequest::getAnchorId).orElse(failed.getSku()),
                failed.getJobId(),
                Optional.of(failed.getFailure().getWhy().name()));
    }

    public static Facts of(ImageCompleted result) {
        return new Facts(
                result.getSku(),
                result.getAnchorId(),
                result.getJobId(),
                result.getRest()
                        .flatMap(GenerationRequest::getRetry)
                        .map(retry -> retry.getLastFailure().getWhy().name()));
    }
}
