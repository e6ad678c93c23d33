package io.darkroom.app.topic;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.local.Access;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.check.TopicAdmin;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the topics that are missing. One thread. */
@Command(
        name = "create",
        header = "Create the topics that are missing, with their partitions, retention and sizes.",
        description = "Topics that exist are left as they are; darkroom topics check says where they differ. "
                + "Partitions and replicas come from topics.partitions and topics.replication; a topic that belongs together "
                + "with topics that exist gets as many partitions as they have. Also made are the topics that only a stage uses, "
                + "so that stages need no right to create any.",
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
        TopicTable table = loaded.cluster().topics().whole(loaded.queues());
        try (Access open = access.open(loaded);
                Admin admin = open.installation().admin()) {
            print(table, new TopicAdmin(admin).create(table));
        }
        return ExitCode.OK.number();
    }

    private void print(TopicTable table, Map<String, TopicSpec> made) {
        PrintWriter out = access.out();
        made.values()
                .forEach(topic -> out.println("created %s (%s, %s)"
                        .formatted(
                                topic.name(),
                                Counted.of(topic.partitions(), "partition"),
                                Counted.of(topic.replication(), "copy", "copies"))));
        List<String> left = table.specs().stream()
                .map(TopicSpec::name)
                .filter(name -> !made.containsKey(name))
                .toList();
        out.println("%s created, %d there already%s."
                .formatted(
                        Counted.of(made.size(), "topic"),
                        left.size(),
                        left.isEmpty() ? "" : " and left as they are: " + String.join(", ", left)));
        out.flush();
    }
}
