package io.darkroom.app.command;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.local.Access;
import io.darkroom.contract.topic.TopicAdmin;
import io.darkroom.contract.topic.TopicTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares the topics with the table. One thread. */
@Command(
        name = "check",
        header = "Compare the topics that exist with what they should be.",
        description = "Prints one sentence for each deviation: missing topics, partition counts of topics whose "
                + "partitions belong together, retention, sizes. Ends with 1 when there is any.",
        footer = {
            "Example:",
            "  darkroom topics check --bootstrap-servers kafka:9092 --schema-registry http://registry:8081"
        })
public final class TopicsCheckCommand implements Callable<Integer> {
    @Mixin
    private final ConfigFlags config = new ConfigFlags();

    @Mixin
    private final ClusterFlags cluster = new ClusterFlags();

    @Mixin
    private final ProviderChoice provider = new ProviderChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        DarkroomConfig loaded = config.load(cluster, provider);
        TopicTable table = loaded.cluster().topics().table(loaded.provider().name());
        try (Access access = Access.open(loaded, "topics check");
                Admin admin = access.installation().admin()) {
            List<String> deviations = new TopicAdmin(admin).check(table);
            PrintWriter out = spec.commandLine().getOut();
            deviations.forEach(out::println);
            out.println(
                    deviations.isEmpty()
                            ? "All %d topics are as they should be."
                                    .formatted(table.specs().size())
                            : "%d deviations.".formatted(deviations.size()));
            out.flush();
            return (deviations.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED).number();
        }
    }
}
