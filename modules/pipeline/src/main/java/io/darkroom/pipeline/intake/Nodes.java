package io.darkroom.pipeline.intake;

/** Names of the topology's nodes and store. Any thread. */
final class Nodes {
    static final String READ_CHANGES = "read-changes";
    static final String VALIDATE = "validate";
    static final String WRITE_DLQ = "write-dlq";
    static final String RENDER = "render";
    static final String WRITE_REJECTED = "write-rejected";
    static final String WRITE_LOCK = "write-prompt-lock";
    static final String BY_SKU = "by-sku";

    /** First of the nodes that Kafka Streams makes of a repartitioning. */
    static final String TO_BY_SKU = BY_SKU + "-repartition-filter";

    static final String ADMIT = "admit";
    static final String WRITE_REQUEST = "write-request";
    static final String WRITE_BACKFILL = "write-backfill";
    static final String WRITE_CONFLICT = "write-conflict";
    static final String WRITE_DECISION = "write-decision";
    static final String READ_OUTCOMES = "read-outcomes";
    static final String CLOSE = "close";
    static final String WRITE_CLOSING = "write-closing";
    static final String WRITE_FREED = "write-freed";
    static final String WRITE_FREED_BACKFILL = "write-freed-backfill";
    static final String WRITE_STRANDED = "write-stranded";
    static final String WRITE_OUTCOME_DLQ = "write-outcome-dlq";
    static final String ADMISSIONS = "admissions";

    private Nodes() {}
}
