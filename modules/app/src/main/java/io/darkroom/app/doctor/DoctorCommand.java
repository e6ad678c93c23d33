package io.darkroom.app.doctor;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.doctor.check.Examination;
import io.darkroom.app.doctor.check.Examination.Line;
import io.darkroom.app.doctor.check.Verdict;
import io.darkroom.app.doctor.cluster.Cluster;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.output.Listing;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.text.Shown;
import io.darkroom.contract.topic.right.Application;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at everything that is needed. One thread. */
@Command(
        name = "doctor",
        header = "Look at everything that Darkroom needs here, and say what is wrong.",
        description = {
            "Java, disk, ports; with a cluster the brokers, the topics, the rights of this principal and the schema registry; the "
                    + "image APIs with their keys, by a call that costs nothing; the bucket of pictures; the clock. One line for each "
                    + "finding: ok, warning or fault, and what to do.",
            "Changes nothing, starts nothing and pays for nothing. Faults end it with 1."
        },
        footer = {
            "Examples:",
            "  darkroom doctor",
            "  darkroom doctor --config /etc/darkroom/darkroom.yaml --provider creativeai",
            "  darkroom doctor --config /etc/darkroom/darkroom.yaml --application generation --json",
            "  darkroom doctor --config /etc/darkroom/darkroom.yaml --application operator"
        })
public final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--application",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Who this principal is to be, such as intake or generation: rights that it lacks for that are faults. Keys "
                            + "of image APIs are looked at for generation only.")
    private List<String> applications = List.of();

    @Option(names = "--json", description = "Print one JSON list.")
    private boolean json;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        Set<Application> wanted =
                applications.stream().map(DoctorCommand::application).collect(Collectors.toSet());
        DarkroomConfig config = access.load();
        PrintWriter out = access.out();
        try (Cluster cluster = new Cluster(config)) {
            Examination examination =
                    new Examination(Checks.of(config, cluster, wanted), json ? line -> {} : line -> print(out, line));
            if (json) {
                listing(examination).json(out);
            } else {
                out.println(summary(examination));
            }
            out.flush();
            return examination.code().number();
        }
    }

    private static void print(PrintWriter out, Line line) {
        out.printf(
                "%-8s %-9s %s%n",
                line.finding().verdict().word(),
                line.check(),
                Shown.of(line.finding().text()));
        out.flush();
    }

    private static String summary(Examination examination) {
        long faults = examination.count(Verdict.FAULT);
        long warnings = examination.count(Verdict.WARNING);
        return faults + warnings == 0
                ? "Nothing is wrong here."
                : "%s, %s.".formatted(Counted.of(faults, "fault"), Counted.of(warnings, "warning"));
    }

    private static Listing listing(Examination examination) {
        return new Listing(
                List.of("check", "verdict", "text"),
                examination.lines().stream().map(DoctorCommand::row).toList());
    }

    private static Map<String, Object> row(Line line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("check", line.check());
        row.put("verdict", line.finding().verdict().word());
        row.put("text", line.finding().text());
        return row;
    }

    private static Application application(String word) {
        return Application.of(word)
                .orElseThrow(() ->
                        UserError.usage("--application must be of %s, was %s.".formatted(Application.words(), word)));
    }
}
