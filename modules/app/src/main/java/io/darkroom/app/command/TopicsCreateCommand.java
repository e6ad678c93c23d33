package io.darkroom.app.command;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.local.Access;
import io.darkroom.app.wording.Counted;
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

/** Makes the topics that are missing. One thread. */
@Command(
        name = "create",
        header = "Create the topics that are missing, with their partitions, retention and sizes.",
        description = "Topics that exist are left as they are; darkroom topics check says where they differ. "
                + "Partitions and replicas come from topics.partitions and topics.replication.",
        footer = {
            "Example:",
            "  darkroom topics create --provider creativeai --bootstrap-servers kafka:9092 --schema-registry http://registry:8081"
        })
public final class TopicsCreateCommand implements Callable<Integer> {
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
        try (Access access = Access.open(loaded, "topics create");
                Admin admin = access.installation().admin()) {
            List<String> made = new TopicAdmin(admin).create(table);
            PrintWriter out = spec.commandLine().getOut();
            made.forEach(name -> out.println("created " + name));
            out.println("%s created, %d there already."
                    .formatted(Counted.of(made.size(), "topic"), table.specs().size() - made.size()));
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
