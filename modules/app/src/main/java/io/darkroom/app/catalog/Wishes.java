package io.darkroom.app.catalog;

import io.darkroom.contract.Shot;
import java.util.Optional;

/**
 * What is asked for every shot of a file, besides what its rows say. Any thread.
 *
 * @param placement where the pictures are shown
 * @param model model that draws them
 * @param aspect aspect ratio such as 4:5
 * @param background background such as transparent
 * @param campaign campaign that all of it belongs to
 */
public record Wishes(
        Optional<String> placement,
        Optional<String> model,
        Optional<String> aspect,
        Optional<String> background,
        Optional<String> campaign) {
    /** Nothing besides the rows. */
    public static final Wishes NONE =
            new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Shot.Builder shot() {
        Shot.Builder shot = Shot.newBuilder();
        placement.ifPresent(shot::setPlacement);
        model.ifPresent(shot::setModel);
        aspect.ifPresent(shot::setAspect);
        background.ifPresent(shot::setBackground);
        return shot;
    }
}
