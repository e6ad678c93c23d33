package io.darkroom.app.topic;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.local.Access;
import io.darkroom.app.wording.Counted;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the topics with the table. One thread. */
@Command(
        name = "check",
        header = "Compare the topics that exist with what they should be.",
        description =
                "Prints one sentence for each deviation that keeps the stages from working or would lose records: "
                        + "missing topics, different partition counts of topics that belong together, retention, sizes, "
                        + "partitions without leader; then it ends with 1. Notes can be lived with: other settings that differ "
                        + "from the table, copies that are behind, settings of the brokers, work of a provider that is not in "
                        + "use, and numbers of partitions and replicas that differ from topics.partitions and "
                        + "topics.replication. Where these are not set, partitions may be any and replicas as many as "
                        + "the cluster can have, three at most.",
        footer = {
            "Example:",
            "  darkroom topics check --bootstrap-servers kafka:9092 --schema-registry http://registry:8081"
        })
public final class TopicsCheckCommand implements Callable<Integer> {
    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        DarkroomConfig loaded = access.load();
        try (Access open = access.open(loaded);
                Admin admin = open.installation().admin()) {
            return print(new TopicsReport(loaded, open.installation(), admin)).number();
        }
    }

    private ExitCode print(TopicsReport report) {
        PrintWriter out = access.out();
        report.obstacles().forEach(out::println);
        report.remarks().forEach(remark -> out.println("Note: " + remark));
        int topics = report.topics();
        out.println(
                report.obstacles().isEmpty()
                        ? "All " + Counted.of(topics, "topic")
                                + (report.remarks().isEmpty() ? " are as they should be." : " can be worked with.")
                        : Counted.of(report.obstacles().size(), "deviation") + " to mend in "
                                + Counted.of(topics, "topic") + ".");
        out.flush();
        return report.obstacles().isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }
}
