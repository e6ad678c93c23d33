package io.darkroom.app.replay.plan;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import java.util.Optional;

/**
 * What conditions ask about a record.
 *
 * @param failure what only an order has that failed, or brought fewer pictures than asked for; an event may have several shots
 */
public record Facts(String sku, String anchor, Optional<String> job, Optional<OfFailure> failure) {

    /**
     * What is known of one order.
     *
     * @param failureClass why
     * @param key its idempotency key; empty when none could be made
     * @param shot name of its shot; empty when no request could be made
     */
    public record OfFailure(String failureClass, Optional<String> key, Optional<String> shot) {}

    public static Facts of(CatalogChange change) {
        return new Facts(
                change.getSku(), change.getAnchorId().orElse(change.getSku()), change.getJobId(), Optional.empty());
    }

    public static Facts of(ImageFailed failed) {
        return new Facts(
                failed.getSku(),
                failed.getRequest().map(GenerationRequest::getAnchorId).orElse(failed.getSku()),
                failed.getJobId(),
                Optional.of(new OfFailure(
                        failed.getFailure().getWhy().name(),
                        failed.getIdempotencyKey(),
                        failed.getRequest().map(GenerationRequest::getShotName))));
    }

    public static Facts of(ImageCompleted result) {
        return new Facts(
                result.getSku(),
                result.getAnchorId(),
                result.getJobId(),
                result.getRest()
                        .flatMap(GenerationRequest::getRetry)
                        .map(retry -> new OfFailure(
                                retry.getLastFailure().getWhy().name(),
                                Optional.of(result.getIdempotencyKey()),
                                Optional.of(result.getShotName()))));
    }
}
