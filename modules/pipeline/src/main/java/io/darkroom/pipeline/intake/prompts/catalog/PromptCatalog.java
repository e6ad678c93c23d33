package io.darkroom.pipeline.intake.prompts.catalog;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.intake.prompts.wording.PromptState;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every prompt version that events may name, checked once at start. Any thread. */
public final class PromptCatalog {
    private final String active;
    private final Map<String, PromptVersion> versions;
    private final List<Experiment> experiments;
    private final Optional<String> fallback;
    private final Campaigns campaigns;

    PromptCatalog(
            String active,
            Map<String, PromptVersion> versions,
            List<Experiment> experiments,
            Optional<String> fallback,
            Campaigns campaigns) {
        this.active = active;
        this.versions = new TreeMap<>(versions);
        this.experiments = List.copyOf(experiments);
        this.fallback = fallback;
        this.campaigns = campaigns;
    }

    /**
     * Reads and checks the prompts.
     *
     * @throws IllegalArgumentException naming file, version, segment and what is wrong
     */
    public static PromptCatalog load(PromptSettings settings) {
        return new PromptCatalogReader(settings).catalog(PromptsFile.read(settings.file()));
    }

    /** The same with a version that events may be drawn with, whatever its state: for a trial of it. */
    public PromptCatalog withOpen(PromptVersion version) {
        Map<String, PromptVersion> all = new TreeMap<>(versions);
        all.put(version.name(), version.state().isOpen() ? version : version.in(PromptState.FROZEN));
        return new PromptCatalog(active, all, experiments, fallback, campaigns);
    }

    /** The same where no campaign has locked a version: for a trial, which belongs to none. */
    public PromptCatalog withoutLocks() {
        return new PromptCatalog(active, versions, experiments, fallback, Campaigns.NONE);
    }

    /** Version of shots that name none and take part in no experiment. */
    public String active() {
        return active;
    }

    /** The named version. */
    public Optional<PromptVersion> version(String name) {
        return Optional.ofNullable(versions.get(name));
    }

    /** All versions, by name. */
    public List<PromptVersion> versions() {
        return List.copyOf(versions.values());
    }

    /** All experiments, in the order of the file. */
    public List<Experiment> experiments() {
        return experiments;
    }

    /** Campaigns, some of which lock the versions of their shots. */
    public Campaigns campaigns() {
        return campaigns;
    }

    /** Version of shots of a campaign that name none and take part in no experiment. */
    public String active(Campaign campaign) {
        return campaign.prompts().isEmpty() ? active : campaign.prompts().getFirst();
    }

    /** Names of the versions that events may be drawn with, sorted. */
    public SortedSet<String> openVersions() {
        return versions.values().stream()
                .filter(version -> version.state().isOpen())
                .map(PromptVersion::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The version of a shot: the one it names, else its sku's arm of the experiment of its segment, else the first that its
     * campaign has locked, else the active one. Where a campaign has locked versions an experiment counts when all its arms
     * are among them. The version of an own template is the producer's name, or made of its words; the active version gives
     * the defaults.
     */
    public PromptChoice choose(CatalogChange change, Shot shot) {
        Optional<String> named = shot.getPromptVersion();
        Optional<Campaign> campaign = campaigns.of(change.getCampaign());
        Optional<Experiment> test =
                named.isPresent() || shot.getPromptTemplate().isPresent()
                        ? Optional.empty()
                        : experiments.stream()
                                .filter(experiment -> experiment.covers(change.getSegment()))
                                .findFirst()
                                .filter(experiment -> allows(campaign, experiment));
        String name = named.or(() -> shot.getPromptTemplate().map(OwnName::of))
                .or(() -> test.map(experiment -> experiment.arm(change.getSku())))
                .or(() -> campaign.map(this::active))
                .orElse(active);
        Optional<PromptVersion> wording =
                version(name).filter(version -> version.state().isOpen());
        return new PromptChoice(
                name,
                shot.getPromptTemplate().isPresent() ? wording.or(() -> version(active)) : wording,
                test.map(Experiment::name));
    }

    private static boolean allows(Optional<Campaign> campaign, Experiment experiment) {
        List<String> locked = campaign.map(Campaign::prompts).orElse(List.of());
        return locked.isEmpty() || locked.containsAll(experiment.arms().keySet());
    }

    /** Prompts of a segment, of the fallback when the segment is unknown, or empty. */
    public Optional<SegmentPrompt> segment(PromptVersion version, String segment) {
        SegmentPrompt known = version.segments().get(segment);
        return known != null ? Optional.of(known) : fallback.map(version.segments()::get);
    }
}
