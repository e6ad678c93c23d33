package io.darkroom.contract.topic;

import java.util.regex.Pattern;

/**
 * Every topic name of Darkroom, once. Names are contract: changing one is a breaking change. Any thread.
 *
 * @param prefix put before each name as it is: at most 60 letters, digits, dots, underscores or hyphens, may be empty; property
 *     {@code topics.prefix}
 */
public record TopicNames(String prefix) {

    /** The work queue of the asset stage is named as if this were a provider. */
    public static final String ASSETS = "assets";

    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]*");
    private static final String BACKFILL = ".backfill";
    private static final String DLQ = ".dlq";
    private static final int LONGEST_PREFIX = 60;
    private static final int LONGEST_PROVIDER = 100;

    public TopicNames {
        requirePrefix(prefix);
    }

    /**
     * Refuses what cannot be put before the name of a topic.
     *
     * @throws IllegalArgumentException with property, bound and value
     */
    public static void requirePrefix(String prefix) {
        if (!LEGAL.matcher(prefix).matches() || prefix.length() > LONGEST_PREFIX) {
            throw new IllegalArgumentException("topics.prefix must be at most " + LONGEST_PREFIX
                    + " letters, digits, dots, underscores or hyphens, was " + prefix);
        }
    }

    public String changes() {
        return prefix + "catalog.changes";
    }

    public String replays() {
        return prefix + "catalog.replays";
    }

    public String requests(String provider) {
        return prefix + "image.requests." + checked(provider);
    }

    public String backfill(String provider) {
        return requests(provider) + BACKFILL;
    }

    public String replies(String provider) {
        return prefix + "image.replies." + checked(provider);
    }

    public String retries(String provider) {
        return prefix + "image.retries." + checked(provider);
    }

    public String completed() {
        return prefix + "image.completed";
    }

    public String failed() {
        return prefix + "image.failed";
    }

    public String assets() {
        return prefix + "image.assets";
    }

    public String status() {
        return prefix + "image.status";
    }

    public String controls() {
        return prefix + "darkroom.controls";
    }

    public String replayLog() {
        return prefix + "darkroom.replays";
    }

    public String prompts() {
        return prefix + "darkroom.prompts";
    }

    /** Where undecodable records of a topic go. */
    public static String dlqOf(String topic) {
        return topic + DLQ;
    }

    private static String checked(String provider) {
        if (provider.isEmpty()
                || provider.length() > LONGEST_PROVIDER
                || !LEGAL.matcher(provider).matches()) {
            throw new IllegalArgumentException("a provider's name is part of topic names: 1 to " + LONGEST_PROVIDER
                    + " letters, digits, '.', '_' or '-', was " + provider);
        }
        if (provider.endsWith(BACKFILL) || provider.endsWith(DLQ)) {
            throw new IllegalArgumentException("a provider's name must not end with " + BACKFILL + " or " + DLQ
                    + ", which name other topics, was " + provider);
        }
        return provider;
    }
}
