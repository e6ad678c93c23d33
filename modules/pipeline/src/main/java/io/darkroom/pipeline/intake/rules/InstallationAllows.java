package io.darkroom.pipeline.intake.rules;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.contract.address.WebHost;
import io.darkroom.contract.rules.Allowed;
import io.darkroom.contract.rules.ClosedSet;
import io.darkroom.contract.rules.Fault;
import io.darkroom.pipeline.intake.governance.Fallback;
import io.darkroom.pipeline.intake.governance.PictureRules;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.wording.PromptState;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What prompts and settings of this installation allow. Any thread. */
record InstallationAllows(RuleSettings settings, PictureRules pictures, PromptCatalog prompts) implements Allowed {
    @Override
    public int maxShots() {
        return settings.maxShots();
    }

    /** Each version has segments of its own; one that lacks the segment is enough. */
    @Override
    public Optional<String> brokenSegment(CatalogChange change) {
        String segment = change.getSegment();
        return change.getShots().stream()
                .limit(maxShots())
                .flatMap(shot -> prompts.choose(change, shot).wording().stream())
                .filter(version -> prompts.segment(version, segment).isEmpty())
                .findFirst()
                .map(version -> ClosedSet.rule(new TreeSet<>(version.segments().keySet()), "", segment));
    }

    /** By what is written only: a name is not looked up, since the picture is fetched elsewhere and later. */
    @Override
    public Optional<String> brokenSource(URI url) {
        return WebHost.of(url)
                .filter(host -> !settings.privateSources().allows(host))
                .flatMap(WebHost::inside)
                .map(what -> "must not lie on " + what + ", unless source.allowed-hosts says so");
    }

    @Override
    public boolean needsSource(CatalogChange change) {
        return change.getShots().stream()
                .limit(maxShots())
                .anyMatch(shot -> !pictures.needsNoPicture(shot, fallback(change, shot)));
    }

    @Override
    public Set<String> promptVersions() {
        return prompts.openVersions();
    }

    @Override
    public Optional<String> closedVersion(String version) {
        return prompts.version(version)
                .filter(known -> !known.state().isOpen())
                .map(known -> "must be one of %s: %s is %s"
                        .formatted(
                                String.join(", ", prompts.openVersions()),
                                version,
                                known.state() == PromptState.DRAFT ? "a draft, which no event may name" : "retired"));
    }

    @Override
    public Set<String> models() {
        return settings.models();
    }

    @Override
    public Set<String> aspects() {
        return settings.aspects();
    }

    @Override
    public Set<String> campaigns() {
        return settings.campaigns();
    }

    @Override
    public List<Fault> faults(CatalogChange change, Shot shot) {
        List<Fault> faults = new ArrayList<>(pictures.faults(
                shot, fallback(change, shot), !change.getSourceImageUrl().isEmpty()));
        ourNameOfOtherWords(shot).ifPresent(faults::add);
        prompts.campaigns()
                .of(change.getCampaign())
                .ifPresent(campaign -> faults.addAll(CampaignLocks.faults(campaign, shot)));
        return faults;
    }

    /** Results under the name of one of our versions are drawn with its words. */
    private Optional<Fault> ourNameOfOtherWords(Shot shot) {
        return shot.getPromptTemplate()
                .flatMap(template -> shot.getPromptVersion())
                .filter(name -> prompts.version(name).isPresent())
                .map(name -> new Fault(
                        "promptVersion",
                        "must be another name beside promptTemplate, or left out: %s is a version of the prompts file, with words of its own"
                                .formatted(name),
                        name));
    }

    /** What a shot gets that leaves model and size open. */
    Fallback fallback(CatalogChange change, Shot shot) {
        Optional<PromptVersion> version = prompts.choose(change, shot).wording();
        return new Fallback(
                version.map(PromptVersion::model),
                version.flatMap(known -> prompts.segment(known, change.getSegment()))
                        .map(SegmentPrompt::size));
    }

    @Override
    public Set<String> backgrounds() {
        return settings.backgrounds();
    }
}
