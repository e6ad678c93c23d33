package io.darkroom.sandbox.pixelmuse;

import java.util.Arrays;
import java.util.Optional;

/** The two forms in which Pixelmuse is described. */
public enum Dialect {
    /** That of the vendor's client and OpenAPI document. */
    IMAGES("/api/v1/images", "aspect_ratio", "img_", true),
    /** That of the vendor's guide. */
    GENERATE("/api/v1/generate", "aspect", "gen_", false);

    private final String path;
    private final String aspectField;
    private final String idPrefix;
    private final boolean idempotent;

    Dialect(String path, String aspectField, String idPrefix, boolean idempotent) {
        this.path = path;
        this.aspectField = aspectField;
        this.idPrefix = idPrefix;
        this.idempotent = idempotent;
    }

    /** The dialect that a path belongs to. */
    public static Optional<Dialect> of(String path) {
        return Arrays.stream(values())
                .filter(dialect -> path.equals(dialect.path) || path.startsWith(dialect.path + "/"))
                .findFirst();
    }

    /** The id of a job in a path; empty when the path is that of all jobs. */
    public String jobIn(String wholePath) {
        return wholePath.length() <= path.length() + 1 ? "" : wholePath.substring(path.length() + 1);
    }

    /** Whether a repeated {@code Idempotency-Key} is documented to get the first job again. */
    public boolean idempotent() {
        return idempotent;
    }

    String aspectField() {
        return aspectField;
    }

    /** What ids of its jobs begin with. */
    public String idPrefix() {
        return idPrefix;
    }
}
