package io.darkroom.pipeline.intake.prompts.catalog;

import io.darkroom.contract.rules.Patterns;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.intake.prompts.wording.PromptState;
import io.darkroom.pipeline.intake.prompts.wording.PromptTemplate;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a prompts file into a catalog; the first thing wrong is named with its place. Any thread. */
final class PromptCatalogReader {
    private final PromptSettings settings;
    private final String file;

    PromptCatalogReader(PromptSettings settings) {
        this.settings = settings;
        this.file = PromptsFile.name(settings.file());
    }

    PromptCatalog catalog(PromptsFile read) {
        Map<String, PromptsFile.Version> versions = given(read.versions(), "versions");
        Map<String, PromptVersion> checked = new LinkedHashMap<>();
        String active = text(read.active(), "active");
        versions.forEach((name, version) -> checked.put(name, version(name, version, active)));
        if (!checked.containsKey(active)) {
            throw wrong("active", "must be one of " + String.join(", ", checked.keySet()) + ", was " + active);
        }
        checked.values().forEach(this::checkFallback);
        List<Experiment> experiments = new ExperimentsReader(file, checked).read(read.experiments());
        settings.campaigns().all().forEach(campaign -> checkLocked(campaign, checked));
        return new PromptCatalog(active, checked, experiments, settings.fallback(), settings.campaigns());
    }

    private void checkLocked(Campaign campaign, Map<String, PromptVersion> versions) {
        for (String locked : campaign.prompts()) {
            PromptVersion version = versions.get(locked);
            if (version == null || !version.state().isOpen()) {
                throw new IllegalArgumentException(
                        "campaigns.%s.prompts must be versions of %s that events may name (%s), was %s"
                                .formatted(
                                        campaign.name(),
                                        file,
                                        versions.values().stream()
                                                .filter(known -> known.state().isOpen())
                                                .map(PromptVersion::name)
                                                .sorted()
                                                .collect(Collectors.joining(", ")),
                                        locked));
            }
        }
    }

    private PromptVersion version(String name, PromptsFile.@Nullable Version version, String active) {
        String place = "versions." + name;
        if (!Patterns.VERSION.matcher(name).matches()) {
            throw wrong(place, "a version name must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        PromptsFile.Version given = given(version, place);
        Map<String, PromptsFile.Segment> segments = overlaid(given(given.segments(), place + ".segments"));
        Map<String, SegmentPrompt> prompts = new HashMap<>();
        segments.forEach((segment, wording) -> prompts.put(segment, segment(place, given, segment, wording)));
        return new PromptVersion(
                name,
                state(given.state(), place + ".state", name.equals(active)),
                model(given.model(), place + ".model"),
                settings.quality().or(() -> Optional.ofNullable(given.quality())),
                prompts);
    }

    private String model(@Nullable String written, String place) {
        return settings.model()
                .or(() -> Optional.ofNullable(written).filter(PromptTemplate::hasValue))
                .or(settings::otherwise)
                .orElseThrow(() -> wrong(place, "must be given"));
    }

    /** Without a word of it, the active version is active and every other one is open to shots that name it. */
    private PromptState state(@Nullable String written, String place, boolean active) {
        if (written == null) {
            return active ? PromptState.ACTIVE : PromptState.FROZEN;
        }
        PromptState state = Arrays.stream(PromptState.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .orElseThrow(() -> wrong(place, "must be draft, ab, active, frozen or retired, was " + written));
        if (active && state != PromptState.ACTIVE) {
            throw wrong(place, "must be active, as the version that active names, was " + written);
        }
        if (!active && state == PromptState.ACTIVE) {
            throw wrong(place, "must not be active: only the version that active names is");
        }
        return state;
    }

    private Map<String, PromptsFile.Segment> overlaid(Map<String, PromptsFile.Segment> written) {
        Map<String, PromptsFile.Segment> segments = new LinkedHashMap<>(written);
        settings.segments().forEach((name, change) -> {
            PromptsFile.Segment old = segments.get(name);
            segments.put(
                    name,
                    new PromptsFile.Segment(
                            change.size().orElse(old == null ? null : old.size()),
                            change.anchor().orElse(old == null ? null : old.anchor()),
                            old == null ? null : old.plain(),
                            old == null ? null : old.append()));
        });
        return segments;
    }

    private SegmentPrompt segment(
            String versionPlace, PromptsFile.Version version, String name, PromptsFile.@Nullable Segment written) {
        String place = versionPlace + ".segments." + name;
        PromptsFile.Segment segment = given(written, place);
        String size = text(segment.size(), place + ".size");
        if (!Patterns.SIZE.matcher(size).matches()) {
            throw wrong(place + ".size", "must be width x height such as 1024x1024, was " + size);
        }
        PromptTemplate append = segment.append() == null
                ? template(version.append(), versionPlace + ".append")
                : template(segment.append(), place + ".append");
        if (!append.names().contains("append")) {
            throw wrong(place, "append must name {{append}}, else what the shot adds would be lost");
        }
        return new SegmentPrompt(
                name,
                size,
                template(segment.anchor(), place + ".anchor"),
                segment.plain() == null
                        ? template(version.plain(), versionPlace + ".plain")
                        : template(segment.plain(), place + ".plain"),
                append);
    }

    private void checkFallback(PromptVersion version) {
        settings.fallback()
                .filter(name -> !version.segments().containsKey(name))
                .ifPresent(name -> {
                    throw new IllegalArgumentException("segments.fallback must be a segment of version "
                            + version.name() + " in " + file + ", was " + name);
                });
    }

    private PromptTemplate template(@Nullable String text, String place) {
        try {
            return PromptTemplate.of(text(text, place));
        } catch (IllegalArgumentException e) {
            if (e.getMessage() != null && e.getMessage().startsWith(file)) {
                throw e;
            }
            throw wrong(place, "is no template: " + e.getMessage());
        }
    }

    private String text(@Nullable String text, String place) {
        if (!PromptTemplate.hasValue(text)) {
            throw wrong(place, "must be given");
        }
        return text == null ? "" : text;
    }

    private <T> T given(@Nullable T value, String place) {
        if (value == null || (value instanceof Map<?, ?> map && map.isEmpty())) {
            throw wrong(place, "must be given");
        }
        return value;
    }

    private IllegalArgumentException wrong(String place, String what) {
        return new IllegalArgumentException(file + ": " + place + " " + what);
    }
}
