package io.darkroom.app.manifest;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Violation;
import java.util.stream.Collectors;

/** The {@code error} of a failed line: what the provider said stays as it was said. Any thread. */
final class ErrorText {
    private static final int SHOWN = 80;
    private static final String WAYS_OUT =
            " The finished picture stays. Ways out: a new prompt version, or --regenerate to draw it again.";

    private final Recipe recipe;

    ErrorText(Recipe recipe) {
        this.recipe = recipe;
    }

    String of(Result result, long line) {
        return switch (result) {
            case Result.Completed c -> "";
            case Result.Refused r -> at(line) + r.reason();
            case Result.Gone g -> g.reason();
            case Result.Failed f -> of(f.failure(), line);
        };
    }

    private String of(ImageFailed failed, long line) {
        String error = failed.getFailure().getError();
        return switch (failed.getFailure().getWhy()) {
            case CONTRACT_VIOLATION -> at(line) + violations(failed, error);
            case IDEMPOTENCY_CONFLICT -> conflict(failed, error);
            default -> error.isEmpty() ? failed.getFailure().getWhy().name() : error;
        };
    }

    private String violations(ImageFailed failed, String error) {
        return failed.getViolations().isEmpty()
                ? error
                : failed.getViolations().stream().map(this::violation).collect(Collectors.joining("; "));
    }

    private String violation(Violation violation) {
        String value = violation.getValue();
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return recipe.column(violation.getField()) + " " + violation.getRule() + ", was " + quoted(shown);
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "empty" : "'" + value + "'";
    }

    private static String conflict(ImageFailed failed, String error) {
        String name = FailureClass.IDEMPOTENCY_CONFLICT.name();
        String fields = failed.getViolations().stream().map(Violation::getField).collect(Collectors.joining(", "));
        String text = error.isEmpty()
                ? "another request under the key " + failed.getIdempotencyKey().orElse("") + ", changed: " + fields
                        + "."
                : error;
        String named = text.startsWith(name) ? text : name + ": " + text;
        return named.contains("--regenerate") ? named : named + WAYS_OUT;
    }

    private static String at(long line) {
        return line > 0 ? "line " + line + ": " : "";
    }
}
