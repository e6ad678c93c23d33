package io.darkroom.contract.topic;

import java.time.Duration;

/**
 * The numbers behind the topic table. Any thread.
 *
 * @param partitions partitions of every work and result topic, 1 to 10,000; property {@code topics.partitions}
 * @param replication copies, 1 to 10; property {@code topics.replication}
 * @param ledgerRetention how long the admission ledger remembers; property {@code ledger.retention}
 * @param longestHold how long a provider may be held with replies still unread; replies are kept at least as long
 */
public record TopicSizing(int partitions, short replication, Duration ledgerRetention, Duration longestHold) {

    /** What a fresh machine gets: one broker, one partition, 90 days of ledger. */
    public static final TopicSizing EMBEDDED = new TopicSizing(1, (short) 1, Duration.ofDays(90));

    private static final int MOST_PARTITIONS = 10_000;
    private static final int MOST_COPIES = 10;
    private static final int COPIES_THAT_BEAR_A_LOSS = 3;

    public TopicSizing {
        require(
                partitions >= 1 && partitions <= MOST_PARTITIONS,
                "topics.partitions must be 1 to 10000, was " + partitions);
        require(
                replication >= 1 && replication <= MOST_COPIES,
                "topics.replication must be 1 to 10, was " + replication);
        require(ledgerRetention.isPositive(), "ledger.retention must be positive, was " + ledgerRetention);
        require(!longestHold.isNegative(), "the longest hold must not be negative, was " + longestHold);
    }

    public TopicSizing(int partitions, short replication, Duration ledgerRetention) {
        this(partitions, replication, ledgerRetention, Duration.ZERO);
    }

    /** Copies that must have a record before it is written: as many as leave one broker free to be away. */
    public int minInSync() {
        return replication >= COPIES_THAT_BEAR_A_LOSS ? 2 : 1;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
