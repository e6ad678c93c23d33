package io.darkroom.pipeline.intake.prompts.catalog;

import io.darkroom.contract.rules.Patterns;
import io.darkroom.pipeline.intake.prompts.wording.PromptState;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the experiments of a prompts file; the first thing wrong is named with its place. Any thread. */
final class ExperimentsReader {
    private static final int FEWEST_ARMS = 2;

    private final String file;
    private final Map<String, PromptVersion> versions;

    ExperimentsReader(String file, Map<String, PromptVersion> versions) {
        this.file = file;
        this.versions = versions;
    }

    List<Experiment> read(@Nullable Map<String, PromptsFile.Test> written) {
        List<Experiment> experiments = new ArrayList<>();
        if (written != null) {
            written.forEach((name, test) -> experiments.add(experiment(name, test)));
        }
        checkApart(experiments);
        checkArmsAreUsed(experiments);
        return experiments;
    }

    private Experiment experiment(String name, PromptsFile.@Nullable Test test) {
        String place = "experiments." + name;
        if (!Patterns.VERSION.matcher(name).matches()) {
            throw wrong(place, "a name must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (test == null || test.arms() == null || test.arms().size() < FEWEST_ARMS) {
            throw wrong(place + ".arms", "must give the shares of at least two versions, such as prompt_v1: 50");
        }
        test.arms().forEach((version, share) -> checkArm(place + ".arms." + version, version, share));
        int sum = test.arms().values().stream().mapToInt(Integer::intValue).sum();
        if (sum != Experiment.WHOLE) {
            throw wrong(place + ".arms", "must be 100 percent together, was " + sum);
        }
        Set<String> segments = test.segments() == null ? Set.of() : Set.copyOf(test.segments());
        segments.forEach(segment ->
                checkSegment(place + ".segments", segment, test.arms().keySet()));
        return new Experiment(name, segments, test.arms());
    }

    private void checkArm(String place, String version, @Nullable Integer share) {
        PromptVersion known = versions.get(version);
        if (known == null) {
            throw wrong(place, "must be one of " + String.join(", ", versions.keySet()) + ", was " + version);
        }
        if (known.state() != PromptState.AB && known.state() != PromptState.ACTIVE) {
            throw wrong(
                    place,
                    "must be a version in state ab, or the active one; it is "
                            + known.state().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (share == null || share < 1 || share >= Experiment.WHOLE) {
            throw wrong(place, "must be a share of 1 to 99 percent, was " + share);
        }
    }

    private void checkSegment(String place, String segment, Set<String> arms) {
        versions.values().stream()
                .filter(version -> arms.contains(version.name()))
                .filter(version -> !version.segments().containsKey(segment))
                .findFirst()
                .ifPresent(version -> {
                    throw wrong(
                            place, "must be segments of every arm, %s has no %s".formatted(version.name(), segment));
                });
    }

    /** A segment in two experiments would leave open which one a shot takes part in. */
    private void checkApart(List<Experiment> experiments) {
        for (int one = 0; one < experiments.size(); one++) {
            for (int other = one + 1; other < experiments.size(); other++) {
                if (overlap(experiments.get(one), experiments.get(other))) {
                    throw wrong(
                            "experiments." + experiments.get(other).name(),
                            "must not have a segment in common with experiments."
                                    + experiments.get(one).name());
                }
            }
        }
    }

    private static boolean overlap(Experiment one, Experiment other) {
        return one.segments().isEmpty()
                || other.segments().isEmpty()
                || one.segments().stream().anyMatch(other.segments()::contains);
    }

    private void checkArmsAreUsed(List<Experiment> experiments) {
        versions.values().stream()
                .filter(version -> version.state() == PromptState.AB)
                .filter(version ->
                        experiments.stream().noneMatch(test -> test.arms().containsKey(version.name())))
                .findFirst()
                .ifPresent(version -> {
                    throw wrong(
                            "versions." + version.name() + ".state", "must not be ab: no experiment has it as an arm");
                });
    }

    private IllegalArgumentException wrong(String place, String what) {
        return new IllegalArgumentException(file + ": " + place + " " + what);
    }
}
