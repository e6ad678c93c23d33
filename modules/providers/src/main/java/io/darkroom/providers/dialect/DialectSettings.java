package io.darkroom.providers.dialect;

import io.darkroom.providers.network.Bounds;
import java.util.Optional;

/**
 * How one provider speaks: a dialect, and what the configuration changes in it. Any thread.
 *
 * @param prefix path of the properties for messages, such as {@code providers.pixelmuse}
 * @param path {@code path}: where calls are sent; jobs are looked at below it
 * @param fields {@code fields.*}
 * @param visibility {@code visibility}: who may see the pictures at the vendor's; empty leaves the field out
 * @param idempotent {@code idempotent}: whether a repeated token is not billed again
 * @param sendTrace {@code send-trace}: whether calls carry the trace context of their span
 */
public record DialectSettings(
        String prefix,
        Dialect dialect,
        String path,
        FieldNames fields,
        Optional<String> visibility,
        boolean idempotent,
        boolean sendTrace) {
    private static final String SEGMENTS = "(/[A-Za-z0-9._~-]{1,100}){1,10}";

    /** One that is told nothing of traces. */
    public DialectSettings(
            String prefix,
            Dialect dialect,
            String path,
            FieldNames fields,
            Optional<String> visibility,
            boolean idempotent) {
        this(prefix, dialect, path, fields, visibility, idempotent, false);
    }

    public DialectSettings {
        if (!path.matches(SEGMENTS) || path.matches(".*/\\.\\.?(/.*)?")) {
            throw Bounds.refuse(
                    prefix + ".path", "a path such as " + dialect.defaults().path() + " without query", path);
        }
        visibility.ifPresent(word -> checkVisibility(prefix, dialect, word));
    }

    private static void checkVisibility(String prefix, Dialect dialect, String word) {
        if (dialect.defaults().visibility().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s.visibility has no meaning for the dialect %s".formatted(prefix, dialect.name()));
        }
        if (!word.matches("private|public|unlisted")) {
            throw Bounds.refuse(prefix + ".visibility", "private, unlisted, public or none", word);
        }
    }

    /** Where the models of the API are listed: beside the path of the calls. */
    public String modelsPath() {
        return beside("models");
    }

    /** Where the state of the account is told; empty where it is not. */
    public Optional<String> accountPath() {
        return dialect.capabilities().has(Feature.ACCOUNT) ? Optional.of(beside("account")) : Optional.empty();
    }

    private String beside(String name) {
        return path.substring(0, path.lastIndexOf('/') + 1) + name;
    }
}
