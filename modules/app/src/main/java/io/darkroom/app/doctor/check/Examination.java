package io.darkroom.app.doctor.check;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All checks, one after the other: what one throws is its fault and keeps no other from looking. One thread. */
public final class Examination {
    private final List<Line> lines = new ArrayList<>();

    /**
     * One finding of a check.
     *
     * @param check its name
     */
    public record Line(String check, Finding finding) {}

    /** @param told gets each finding as soon as it is there: a check may take seconds */
    public Examination(List<Check> checks, Consumer<Line> told) {
        for (Check check : checks) {
            for (Finding finding : findings(check)) {
                Line line = new Line(check.name(), finding);
                lines.add(line);
                told.accept(line);
            }
        }
    }

    /** Every finding, in the order of the checks. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** How many findings have this verdict. */
    public long count(Verdict verdict) {
        return lines.stream()
                .filter(line -> line.finding().verdict() == verdict)
                .count();
    }

    /** Only faults are no success. */
    public ExitCode code() {
        return count(Verdict.FAULT) == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private static List<Finding> findings(Check check) {
        try {
            return check.look();
        } catch (UserError e) {
            if (e.code() == ExitCode.INTERRUPTED) {
                throw e;
            }
            return List.of(Finding.fault(sentence(e)));
        } catch (RuntimeException e) {
            return List.of(Finding.fault(sentence(e)));
        }
    }

    private static String sentence(RuntimeException e) {
        return Refusal.in(e).orElseGet(() -> {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            String text = said.isBlank() ? e.getClass().getSimpleName() : said;
            return text.endsWith(".") ? text : text + ".";
        });
    }
}
