package io.darkroom.sandbox.pixelmuse;

import io.darkroom.sandbox.request.Canvas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Aspect ratios that are drawn, each on about a million pixels. Any thread. */
final class Ratios {

    private static final Map<String, String> SIZES = new LinkedHashMap<>();

    static {
        SIZES.put("1:1", "1024x1024");
        SIZES.put("16:9", "1280x720");
        SIZES.put("9:16", "720x1280");
        SIZES.put("3:2", "1248x832");
        SIZES.put("2:3", "832x1248");
        SIZES.put("4:5", "896x1120");
        SIZES.put("5:4", "1120x896");
        SIZES.put("3:4", "864x1152");
        SIZES.put("4:3", "1152x864");
        SIZES.put("21:9", "1512x648");
        SIZES.put("9:21", "648x1512");
    }

    private Ratios() {}

    static List<String> all() {
        return List.copyOf(SIZES.keySet());
    }

    /** What to draw on; a square when no ratio is named. */
    static Optional<Canvas> canvas(String ratio) {
        return Optional.ofNullable(SIZES.get(ratio.isEmpty() ? "1:1" : ratio)).map(size -> Canvas.of(size, false));
    }
}
