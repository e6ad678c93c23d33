package io.darkroom.app.manifest;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Violation;
import io.darkroom.contract.text.Shown;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The {@code error} of a failed line: what the provider said stays as it was said. Any thread. */
public final class ErrorText {
    private static final int SHOWN = 80;
    private static final String WAYS_OUT =
            " The finished picture stays. Ways out: a new prompt version, or --regenerate to draw it again.";

    /** Without a file, or for one in the notation of the contract. */
    public static final ErrorText CONTRACT = new ErrorText(field -> field);

    private final UnaryOperator<String> columns;

    /** For a file with the columns of a recipe. */
    public ErrorText(Recipe recipe) {
        this(recipe::column);
    }

    /** @param columns what the file calls a field of the contract */
    public ErrorText(UnaryOperator<String> columns) {
        this.columns = columns;
    }

    /** The error code of a row that has no pictures. */
    public static String code(Result result) {
        return switch (result) {
            case Result.Completed c -> "";
            case Result.Refused r -> "UNREADABLE_ROW";
            case Result.Gone g -> FailureClass.RESULT_LOST.name();
            case Result.Failed f -> f.failure().getFailure().getWhy().name();
        };
    }

    /**
     * The sentence of a row.
     *
     * @param line line of the catalog file, 0 when there is none
     */
    public String of(Result result, long line) {
        return switch (result) {
            case Result.Completed c -> "";
            case Result.Refused r -> at(line) + r.reason();
            case Result.Gone g -> g.reason();
            case Result.Failed f -> of(f.failure(), line);
        };
    }

    /** The sentence of a row that breaks these rules. */
    public String of(List<Violation> violations, long line) {
        return at(line) + violations.stream().map(this::violation).collect(Collectors.joining("; "));
    }

    /** What the file calls a field of the contract. */
    public String column(String field) {
        return columns.apply(field);
    }

    private String of(ImageFailed failed, long line) {
        String error = failed.getFailure().getError();
        return switch (failed.getFailure().getWhy()) {
            case CONTRACT_VIOLATION ->
                failed.getViolations().isEmpty() ? at(line) + error : of(failed.getViolations(), line);
            case IDEMPOTENCY_CONFLICT -> conflict(failed, line, error);
            default -> error.isEmpty() ? failed.getFailure().getWhy().name() : error;
        };
    }

    private String violation(Violation violation) {
        String value = violation.getValue();
        String shown = Shown.of(value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value);
        return column(violation.getField()) + " " + violation.getRule() + ", was " + quoted(shown);
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "empty" : "'" + value + "'";
    }

    /** The code stays first: programs look for it. */
    private static String conflict(ImageFailed failed, long line, String error) {
        String code = FailureClass.IDEMPOTENCY_CONFLICT.name() + ": ";
        String fields = failed.getViolations().stream().map(Violation::getField).collect(Collectors.joining(", "));
        String text = error.isEmpty()
                ? "another request under the key " + failed.getIdempotencyKey().orElse("") + ", changed: " + fields
                        + "."
                : error;
        String plain = text.startsWith(code) ? text.substring(code.length()) : text;
        return code + at(line) + plain + (plain.contains("--regenerate") ? "" : WAYS_OUT);
    }

    private static String at(long line) {
        return line > 0 ? "line " + line + ": " : "";
    }
}
