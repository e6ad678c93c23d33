package io.darkroom.pipeline.intake.prompts.wording;

import io.darkroom.contract.key.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The words of one segment in one version, which no one may change once they were used. Any thread.
 *
 * @param version name of the version
 * @param segment name of the segment
 * @param parts templates by name: {@code anchor}, {@code plain}, {@code append}
 */
public record Wording(String version, String segment, Map<String, String> parts) {

    public Wording {
        parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The words of a segment. */
    public static Wording of(String version, SegmentPrompt prompt) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("anchor", prompt.anchor().text());
        parts.put("plain", prompt.plain().text());
        parts.put("append", prompt.append().text());
        return new Wording(version, prompt.name(), parts);
    }

    /** Key of its lock. */
    public String key() {
        return version + "/" + segment;
    }

    /** Where it stands in a prompts file. */
    public String place() {
        return "versions." + version + ".segments." + segment;
    }

    /** SHA-256 of its parts, 64 hex digits. */
    public String sha256() {
        StringBuilder text = new StringBuilder();
        parts.forEach((name, part) -> text.append(name)
                .append(' ')
                .append(part.length())
                .append('\n')
                .append(part)
                .append('\n'));
        return Sha256.hex(text.toString());
    }
}
