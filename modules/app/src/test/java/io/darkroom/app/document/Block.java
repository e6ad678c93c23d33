package io.darkroom.app.document;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * A block of a page, between its fences. Any thread.
 *
 * @param page where it stands
 * @param language what its fence says that it is
 * @param text without the indentation of its fence
 */
public record Block(Page page, String language, String text) {

    /** Names at the top of YAML. */
    public List<String> top() {
        return new Yaml().<Map<String, Object>>load(text).keySet().stream().toList();
    }

    @Override
    public String toString() {
        return page + ": " + text.lines().findFirst().orElse("");
    }
}
