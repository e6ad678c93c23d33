package io.darkroom.pipeline.intake;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Events whose shots belong together. */
final class Rooms {
    static final String VERSION = "prompt_v1";

    private Rooms() {}

    /** One event of anchor and job, with these shots. */
    static CatalogChange.Builder event(String anchor, Shot... shots) {
        return Events.shotRow(anchor, "kitchen", "unused", "unused")
                .setAnchorId(anchor)
                .setShots(Arrays.asList(shots));
    }

    static Shot shot(String name) {
        return shot(name, null);
    }

    static Shot shot(String name, @Nullable String dependsOn) {
        return Shot.newBuilder()
                .setShotName(name)
                .setPromptAppend("Soft light")
                .setDependsOnShot(dependsOn)
                .build();
    }

    static Shot drawnBy(String name, String model) {
        return Shot.newBuilder(shot(name)).setModel(model).build();
    }
}
