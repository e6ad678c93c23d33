package io.darkroom.app.deploy.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.TopicsConfig;
import io.darkroom.app.deploy.Repository;
import io.darkroom.app.network.Brokers;
import io.darkroom.app.network.Entrance;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.right.AclTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.tools.AclCommand;
import org.apache.kafka.tools.TopicCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in deploy/kafka with Kafka's own commands, against a broker: what is there then is what Darkroom asks for. */
class KafkaScriptsIT {
    private static final String PROVIDER = "creativeai";
    private static final Set<String> QUEUES = Set.of("assets", PROVIDER);
    private static final String PREFIX = "eu.";

    @TempDir
    static Path folder;

    private static Brokers broker;
    private static Admin admin;

    private interface Tool {
        void run(String... arguments);
    }

    @BeforeAll
    static void start() throws Exception {
        broker = Brokers.start(folder.resolve("broker"), 1, Entrance.open().withAcls("admin"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Exit.setExitProcedure((code, message) -> {
            if (code != 0) {
                throw new IllegalStateException("the tool ended with " + code);
            }
        });
    }

    @AfterAll
    static void stop() {
        Exit.resetExitProcedure();
        admin.close();
        broker.close();
    }

    @Test
    void itsTopicsAreThoseOfTheTable() throws Exception {
        run("create-topics.sh", TopicCommand::main);

        Collection<TopicSpec> wanted = new TopicsConfig(PREFIX, new TopicSizing(2, (short) 1, Duration.ofDays(30)))
                .whole(QUEUES)
                .specs();
        Map<String, TopicDescription> found = admin.describeTopics(
                        wanted.stream().map(TopicSpec::name).toList())
                .allTopicNames()
                .get(1, TimeUnit.MINUTES);
        Map<ConfigResource, Config> settings = admin.describeConfigs(wanted.stream()
                        .map(spec -> new ConfigResource(ConfigResource.Type.TOPIC, spec.name()))
                        .toList())
                .all()
                .get(1, TimeUnit.MINUTES);
        assertThat(wanted).allSatisfy(spec -> {
            assertThat(found.get(spec.name()).partitions()).as(spec.name()).hasSize(spec.partitions());
            Config config = settings.get(new ConfigResource(ConfigResource.Type.TOPIC, spec.name()));
            spec.config()
                    .forEach((name, value) -> assertThat(config.get(name).value())
                            .as("%s of %s", name, spec.name())
                            .isEqualTo(value));
        });
        assertThat(admin.listTopics().names().get(1, TimeUnit.MINUTES)).hasSize(wanted.size());
    }

    @Test
    void itsRightsAreThoseOfTheTable() throws Exception {
        run("grant-rights.sh", AclCommand::main);

        Set<AclBinding> wanted = AclTable.of(PREFIX, QUEUES, "darkroom-consumer-").stream()
                .flatMap(right ->
                        right.bindings("User:darkroom-" + right.application().word()).stream())
                .collect(Collectors.toSet());
        assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get(1, TimeUnit.MINUTES))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** Runs the script with a stand-in that writes down its arguments, then the tool with each, in this JVM. */
    private static void run(String script, Tool tool) throws IOException, InterruptedException {
        Path calls = Files.createTempFile(folder, "calls", ".txt");
        Path stand = Files.writeString(
                Files.createTempFile(folder, "stand-in", ".sh"),
                "#!/bin/sh\nprintf '%s\\n' \"$@\" '' >>\"" + calls + "\"\n");
        assertThat(stand.toFile().setExecutable(true)).isTrue();
        ProcessBuilder shell = new ProcessBuilder(
                        "sh", Repository.file("deploy/kafka/" + script).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(script + ".out").toFile());
        shell.environment().putAll(environment(stand));
        Process process = shell.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve(script + ".out")))
                .isZero();
        for (String[] arguments : arguments(calls)) {
            tool.run(arguments);
        }
    }

    private static Map<String, String> environment(Path stand) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "BOOTSTRAP", broker.bootstrapServers(),
                "PROVIDERS", PROVIDER,
                "ASSET_STAGE", "yes",
                "PREFIX", PREFIX,
                "PARTITIONS", "2",
                "REPLICATION", "1",
                "LEDGER_DAYS", "30"));
        variables.put("KAFKA_TOPICS", stand.toString());
        variables.put("KAFKA_ACLS", stand.toString());
        return variables;
    }

    private static List<String[]> arguments(Path calls) throws IOException {
        List<String[]> all = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String line : Files.readAllLines(calls)) {
            if (line.isEmpty()) {
                all.add(words.toArray(String[]::new));
                words.clear();
            } else {
                words.add(line);
            }
        }
        return all;
    }
}
