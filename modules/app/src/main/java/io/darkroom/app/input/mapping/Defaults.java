package io.darkroom.app.input.mapping;

import io.darkroom.app.catalog.Wishes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What flags ask for every shot. Any thread.
 *
 * @param wishes placement, model, aspect ratio, background
 * @param variants pictures of each shot
 */
public record Defaults(Wishes wishes, OptionalInt variants) {

    /** Field of a shot → text, for each flag that was given. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        wishes.placement().ifPresent(text -> given.put("placement", text));
        wishes.model().ifPresent(text -> given.put("model", text));
        wishes.aspect().ifPresent(text -> given.put("aspect", text));
        wishes.background().ifPresent(text -> given.put("background", text));
        variants.ifPresent(count -> given.put("count", Integer.toString(count)));
        return given;
    }

    /** The flag that a field comes from. */
    static String flag(String field) {
        return field.equals("count") ? "--variants" : "--" + field;
    }
}
