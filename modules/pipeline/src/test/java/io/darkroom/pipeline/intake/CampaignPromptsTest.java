package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.shot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.PromptLock;
import io.darkroom.contract.Shot;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.intake.rules.RuleSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions the shots of a campaign get, and that it stays so while its window is open. */
class CampaignPromptsTest {
    private static final String FILE = """
            active: v1
            versions:
              v1: {model: m, plain: "One {{title}}", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
              v2: {model: m, plain: "Two {{title}}", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
              v3: {state: retired, model: m, plain: "Three", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
            """;
    private static final String TEST =
            FILE.replace("v2: {model", "v2: {state: ab, model") + "experiments:\n  spring: {arms: {v1: 50, v2: 50}}\n";
    private static final Window OPEN = new Window(Events.NOW.minusSeconds(60), Events.NOW.plusSeconds(60));
    private static final Instant LATER = OPEN.until();

    @TempDir
    Path folder;

    @Test
    void aShotWithoutAVersionGetsTheFirstThatItsCampaignIsLockedTo() throws Exception {
        assertThat(versions(FILE, locked("v2", "v1"), change -> change)).containsExactly("v2");
    }

    @Test
    void aShotMayNameAnyVersionThatItsCampaignIsLockedTo() throws Exception {
        assertThat(versions(FILE, locked("v2", "v1"), change -> named(change, "v1")))
                .containsExactly("v1");
    }

    @Test
    void anotherVersionIsAViolation() throws Exception {
        assertThat(rejected(locked("v2"), change -> named(change, "v1")))
                .isEqualTo("shots[0].promptVersion must be v2, which campaign autumn is locked to, was 'v1'");
    }

    @Test
    void aTemplateOfItsOwnIsAViolation() throws Exception {
        assertThat(rejected(
                        locked("v2"),
                        change -> change.setShots(
                                List.of(shot(change).setPromptTemplate("A mug.").build()))))
                .isEqualTo(
                        "shots[0].promptTemplate must be left out: campaign autumn is drawn with v2 only, was 'A mug.'");
    }

    @Test
    void aTestCountsWhereItsArmsAreLockedAndNowhereElse() throws Exception {
        assertThat(experiment(locked("v1", "v2"))).hasValue("spring");
        assertThat(experiment(locked("v1"))).isEmpty();
        assertThat(experiment(campaign(List.of(), OPEN))).hasValue("spring");
    }

    @Test
    void aVersionThatEventsMayNotNameCannotBeLocked() {
        for (String version : List.of("v3", "v9")) {
            assertThatThrownBy(() -> catalog(FILE, locked(version)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("campaigns.autumn.prompts must be versions of")
                    .hasMessageContaining("(v1, v2), was " + version);
        }
    }

    @Test
    void aCampaignThatIsNotListedIsAViolation() throws Exception {
        RuleSettings open = RuleSettings.defaults();
        RuleSettings listed = new RuleSettings(
                open.models(),
                open.aspects(),
                Set.of("winter"),
                open.governance(),
                open.backgrounds(),
                open.maxShots(),
                open.privateSources());
        try (IntakeDriver intake = new IntakeDriver(settings(FILE, locked("v1"), listed))) {
            intake.publish(of("autumn"));

            assertThat(violation(intake)).isEqualTo("campaign must be one of winter, was 'autumn'");
        }
    }

    @Test
    void theActiveVersionCannotChangeInAnOpenWindow() throws Exception {
        Campaign campaign = campaign(List.of(), OPEN);
        PromptLocks locks = used(campaign);
        PromptCatalog changed = catalog(FILE.replace("active: v1", "active: v2"), campaign);

        assertThatThrownBy(() -> locks.require(changed, Events.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The window of campaign autumn is open until " + OPEN.until())
                .hasMessageContaining("get v1 since " + Events.NOW + " (by catalog.changes-0-0), not v2")
                .hasMessageContaining("Set campaigns.autumn.prompts: [v1], then active is free to change");
        assertThatCode(() -> locks.require(changed, LATER)).doesNotThrowAnyException();
        PromptCatalog kept = catalog(FILE.replace("active: v1", "active: v2"), locked("v1"));
        assertThatCode(() -> locks.require(kept, Events.NOW)).doesNotThrowAnyException();
    }

    @Test
    void theNextWindowBeginsAnew() throws Exception {
        PromptLocks locks = used(campaign(List.of(), OPEN));
        Campaign again = campaign(List.of(), new Window(LATER.plusSeconds(1), Instant.MAX));
        PromptCatalog changed = catalog(FILE.replace("active: v1", "active: v2"), again);

        assertThatCode(() -> locks.require(changed, LATER.plusSeconds(2))).doesNotThrowAnyException();
    }

    @Test
    void whatComesBeforeTheWindowOpensLocksNoVersion() throws Exception {
        Campaign closed = campaign(List.of(), new Window(LATER, Instant.MAX));
        try (IntakeDriver intake = new IntakeDriver(settings(FILE, closed, RuleSettings.defaults()))) {
            intake.publish(of("autumn"));

            assertThat(intake.values(intake.topics.prompts()))
                    .extracting(PromptLock::getVersion)
                    .containsExactly("v1");
        }
    }

    private PromptLocks used(Campaign campaign) throws Exception {
        try (IntakeDriver intake = new IntakeDriver(settings(FILE, campaign, RuleSettings.defaults()))) {
            intake.publish(of("autumn")).publish(of("autumn").setSku("MUG-2"));
            List<PromptLock> locks = intake.values(intake.topics.prompts());
            assertThat(locks).hasSize(2);
            return new PromptLocks(locks.stream().collect(Collectors.toMap(PromptLocks::key, lock -> lock)));
        }
    }

    private Optional<String> experiment(Campaign campaign) throws Exception {
        CatalogChange change = of("autumn").build();
        return catalog(TEST, campaign)
                .choose(change, change.getShots().getFirst())
                .experiment();
    }

    private List<String> versions(String file, Campaign campaign, UnaryOperator<CatalogChange.Builder> event)
            throws Exception {
        try (IntakeDriver intake = new IntakeDriver(settings(file, campaign, RuleSettings.defaults()))) {
            intake.publish(event.apply(of("autumn")));
            return intake.requests().stream()
                    .map(request -> request.getPromptVersion())
                    .toList();
        }
    }

    private String rejected(Campaign campaign, UnaryOperator<CatalogChange.Builder> event) throws Exception {
        try (IntakeDriver intake = new IntakeDriver(settings(FILE, campaign, RuleSettings.defaults()))) {
            intake.publish(event.apply(of("autumn")));
            return violation(intake);
        }
    }

    private static String violation(IntakeDriver intake) {
        ImageFailed failed = intake.values(intake.topics.failed()).getFirst();
        return failed.getViolations().stream()
                .map(broken -> "%s %s, was '%s'".formatted(broken.getField(), broken.getRule(), broken.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static CatalogChange.Builder of(String campaign) {
        return catalogRow("MUG-1").setCampaign(campaign);
    }

    private static CatalogChange.Builder named(CatalogChange.Builder change, String version) {
        Shot shot = shot(change).setPromptVersion(version).build();
        return change.setShots(List.of(shot));
    }

    private static Campaign locked(String... versions) {
        return campaign(List.of(versions), OPEN);
    }

    private static Campaign campaign(List<String> prompts, Window window) {
        return new Campaign("autumn", List.of(window), prompts, OptionalInt.empty(), Optional.empty());
    }

    private IntakeSettings settings(String file, Campaign campaign, RuleSettings rules) throws Exception {
        return new IntakeSettings(Routes.to("sandbox"), Duration.ofDays(90), Set.of(), prompts(file, campaign), rules);
    }

    private PromptCatalog catalog(String file, Campaign campaign) throws Exception {
        return PromptCatalog.load(prompts(file, campaign));
    }

    private PromptSettings prompts(String text, Campaign campaign) throws Exception {
        Path file = Files.writeString(folder.resolve("prompts.yaml"), text);
        return new PromptSettings(
                Optional.of(file),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Campaigns(Map.of(campaign.name(), campaign)));
    }
}
