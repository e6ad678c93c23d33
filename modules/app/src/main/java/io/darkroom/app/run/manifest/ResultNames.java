package io.darkroom.app.run.manifest;

import io.darkroom.app.catalog.RowId;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.manifest.ResultLine;
import io.darkroom.app.pictures.StoredPicture;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a result says about itself, where there is no file to ask. Any thread. */
final class ResultNames {
    private ResultNames() {}

    /** The line of a result, its pictures where the provider has them. */
    static ResultLine line(Result result) {
        return line(result, StoredPicture::notWanted);
    }

    /**
     * The line of a result.
     *
     * @param pictures what became of its pictures
     */
    static ResultLine line(Result result, Function<ImageCompleted, List<StoredPicture>> pictures) {
        Result told = result instanceof Result.Completed(ImageCompleted image, var none)
                ? new Result.Completed(image, pictures.apply(image))
                : result;
        return new ResultLine(of(result), 0, told);
    }

    /** Those of the results that have pictures. */
    static List<ImageCompleted> completed(Collection<Result> results) {
        return results.stream()
                .filter(Result.Completed.class::isInstance)
                .map(result -> ((Result.Completed) result).image())
                .toList();
    }

    private static RowId of(Result result) {
        return switch (result) {
            case Result.Completed(ImageCompleted image, List<StoredPicture> pictures) ->
                new RowId(
                        image.getJobId().orElse(""),
                        image.getSku(),
                        image.getAnchorId(),
                        image.getSegment(),
                        image.getShotName());
            case Result.Failed(ImageFailed failure) -> of(failure);
            case Result.Refused r -> new RowId("", "", "", "", "");
            case Result.Gone g -> new RowId("", g.idempotencyKey(), g.idempotencyKey(), "", "");
        };
    }

    private static RowId of(ImageFailed failure) {
        Optional<GenerationRequest> request = failure.getRequest();
        return new RowId(
                failure.getJobId().orElse(""),
                failure.getSku(),
                request.map(GenerationRequest::getAnchorId).orElse(failure.getSku()),
                request.map(GenerationRequest::getSegment).orElse(""),
                request.map(GenerationRequest::getShotName).orElse(""));
    }
}
