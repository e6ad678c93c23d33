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
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        DarkroomConfig loaded = access.load();
        TopicTable table = loaded.cluster().topics().table(loaded.provider().name());
        try (Access open = access.open(loaded);
                Admin admin = open.installation().admin()) {
            List<String> made = new TopicAdmin(admin).create(table);
            PrintWriter out = access.out();
            made.forEach(name -> out.println("created " + name));
            out.println("%s created, %d there already."
                    .formatted(Counted.of(made.size(), "topic"), table.specs().size() - made.size()));
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
