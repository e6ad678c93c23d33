package io.darkroom.contract.rules;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an event must be like: the contract itself, and what an installation {@link Allowed allows} of its open sets. Every
 * violation is found, each with the path of its field, the rule and the value. A deadline in the past is none: such a
 * request ends EXPIRED. The limits bound every record that an event can lead to. Publishers and intake judge by the same
 * class. Pure, any thread.
 */
public final class ChangeRules {
    /** The contract version that this code understands. */
    public static final int CONTRACT_VERSION = 1;

    /** Longest wording of a shot, and longest prompt, in UTF-16 units, as all lengths here. */
    public static final int LONGEST_PROMPT = 32_000;

    /** Most shots of one event that any installation allows. */
    public static final int MOST_SHOTS = 100;

    /** Longest name or id. */
    static final int NAME = 200;

    private static final int TITLE = 4_000;
    private static final int URL = 4_096;
    private static final int TAGS = 100;
    private static final int TAG = 2_000;
    private static final int ATTRIBUTES = 100;
    private static final int ATTRIBUTE = 8_000;

    private final Allowed allowed;
    private final ShotRules shots;
    private final TimeRules times;

    /**
     * The contract as an installation applies it.
     *
     * @param allowed {@link Allowed#ANYTHING} for an installation that nothing is known about
     * @param clock the present, which no event may be far ahead of
     */
    public ChangeRules(Allowed allowed, InstantSource clock) {
        this.allowed = allowed;
        this.shots = new ShotRules(allowed);
        this.times = new TimeRules(clock);
    }

    /**
     * All violations of the event, in the order of its fields; empty when it keeps the contract.
     *
     * @param force value of the header {@code darkroom-force}
     */
    public List<Violation> check(CatalogChange change, Optional<String> force) {
        Findings findings = new Findings();
        findings.require(
                change.getContractVersion() == CONTRACT_VERSION,
                "contractVersion",
                "must be " + CONTRACT_VERSION,
                change.getContractVersion());
        checkNames(findings, change);
        findings.optionalName("header darkroom-force", force);
        checkProduct(findings, change.getProduct());
        if (!change.getSourceImageUrl().isEmpty() || allowed.needsSource(change)) {
            checkSource(findings, change.getSourceImageUrl());
        }
        checkShots(findings, change);
        times.check(findings, change.getOccurredAt(), change.getDeadline());
        return findings.all();
    }

    private void checkNames(Findings findings, CatalogChange change) {
        findings.optionalName("eventId", change.getEventId());
        findings.optionalName("jobId", change.getJobId());
        findings.name("sku", change.getSku());
        findings.optionalName("anchorId", change.getAnchorId());
        allowed.brokenSegment(change)
                .or(() -> Findings.brokenName(change.getSegment()))
                .ifPresent(rule -> findings.require(false, "segment", rule, change.getSegment()));
        findings.optionalName("idempotencyKey", change.getIdempotencyKey());
        findings.oneOf("campaign", change.getCampaign(), allowed.campaigns());
    }

    private static void checkProduct(Findings findings, Product product) {
        findings.length("product.title", product.getTitle(), TITLE);
        product.getBrand().ifPresent(brand -> findings.length("product.brand", brand, NAME));
        List<String> tags = product.getStyleTags();
        findings.require(tags.size() <= TAGS, "product.styleTags", "must be at most " + TAGS, tags.size());
        for (int i = 0; i < Math.min(tags.size(), TAGS); i++) {
            findings.length("product.styleTags[" + i + "]", tags.get(i), TAG);
        }
        int attributes = product.getAttributes().size();
        findings.require(attributes <= ATTRIBUTES, "product.attributes", "must be at most " + ATTRIBUTES, attributes);
        if (attributes <= ATTRIBUTES) {
            product.getAttributes().forEach((name, value) -> checkAttribute(findings, name, value));
        }
    }

    private static void checkAttribute(Findings findings, String name, String value) {
        Optional<String> broken = name.isEmpty() ? Optional.empty() : Findings.brokenName(name);
        broken.ifPresent(rule -> findings.require(false, "product.attributes", "names " + rule, name));
        if (broken.isEmpty()) {
            findings.length("product.attributes." + name, value, ATTRIBUTE);
        }
    }

    private void checkSource(Findings findings, String url) {
        SourceUrlRule.broken(url)
                .or(() -> allowed.brokenSource(URI.create(url)))
                .ifPresent(rule -> findings.require(false, "sourceImageUrl", rule, SourceUrlRule.shown(url)));
        findings.length("sourceImageUrl", url, URL);
    }

    private void checkShots(Findings findings, CatalogChange change) {
        List<Shot> all = change.getShots();
        findings.require(!all.isEmpty(), "shots", "must hold at least one", "[]");
        findings.require(
                all.size() <= allowed.maxShots(), "shots", "must be at most " + allowed.maxShots(), all.size());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < Math.min(all.size(), allowed.maxShots()); i++) {
            Shot shot = all.get(i);
            String place = "shots[" + i + "].";
            findings.require(
                    names.add(shot.getShotName()),
                    place + "shotName",
                    "must be unique in the event",
                    shot.getShotName());
            shots.check(findings, place, change, shot);
        }
        DependencyRules.check(findings, all.subList(0, Math.min(all.size(), allowed.maxShots())));
    }
}
