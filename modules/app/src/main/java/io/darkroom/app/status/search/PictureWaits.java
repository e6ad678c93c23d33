package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.KeyView;
import io.darkroom.app.status.answer.Waiting;
import io.darkroom.app.status.answer.Waiting.Reason;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.tail.Seen;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Tells what the pictures of a result wait for that are not stored yet. Pure, any thread. */
final class PictureWaits {
    private final Surroundings stage;
    private final boolean every;

    /**
     * @param stage what counts for the asset stage
     * @param every whether the stage reads the results themselves
     */
    PictureWaits(Surroundings stage, boolean every) {
        this.stage = stage;
        this.every = every;
    }

    /**
     * Empty when all are stored, or nobody was asked to store them.
     *
     * @param before what the stage takes first
     */
    Optional<KeyView.Storing> of(Trail trail, Ahead before) {
        long generation = trail.newest().value().getGeneration();
        Optional<Seen<ImageCompleted>> result = trail.completed(generation);
        Optional<ImageAssets> told = trail.assets(generation).map(Seen::value);
        if (result.isEmpty() || told.filter(PictureWaits::whole).isPresent()) {
            return Optional.empty();
        }
        return new WaitingRules(stage)
                .work(trail.storing(), before)
                .or(() -> result.filter(seen -> every && told.isEmpty()).flatMap(this::unread))
                .map(waiting -> new AtWork(stage).told(waiting, trail.storing()))
                .map(waiting -> new KeyView.Storing(result.get().value().getCompletedAt(), waiting));
    }

    private static boolean whole(ImageAssets told) {
        return told.getAssets().stream().allMatch(asset -> asset.getState() == AssetState.STORED);
    }

    private Optional<Waiting> unread(Seen<ImageCompleted> result) {
        TopicPartition partition =
                new TopicPartition(result.at().getTopic(), result.at().getPartition());
        return result.at().getOffset() < stage.generation().next(partition, 0)
                ? Optional.empty()
                : Optional.of(Waiting.of(Reason.LINE, "the asset stage: it has not read the result yet"));
    }
}
