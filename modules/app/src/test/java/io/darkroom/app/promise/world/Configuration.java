package io.darkroom.app.promise.world;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of one scenario, in a file that processes read too. The name of the folder is the prefix of its topics. One
 * thread.
 */
record Configuration(Path folder) {

    /** Writes the file. */
    void write(Setting setting, String bootstrapServers, URI registry, URI api, int copies) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kafka.bootstrap.servers", bootstrapServers);
        all.put("schema-registry.url", registry.toString());
        all.put("topics.prefix", folder.getFileName() + ".");
        all.put("topics.partitions", Integer.toString(setting.partitions()));
        all.put("topics.replication", Integer.toString(copies));
        all.put("providers.sandbox.base-url", api.toString());
        all.put("providers.sandbox.max-in-flight", Integer.toString(setting.cap()));
        all.putAll(setting.properties());
        Files.writeString(
                folder.resolve("darkroom.yaml"),
                all.entrySet().stream()
                        .map(each -> each.getKey() + ": \"" + each.getValue() + "\"\n")
                        .collect(Collectors.joining()));
    }

    /** As an instance in this JVM reads them; {@code more} wins. */
    DarkroomConfig of(String instance, Map<String, String> more) {
        Overrides overrides = new Overrides()
                .put("instance-id", instance, "test")
                .put("data-dir", folder.resolve(instance).toString(), "test")
                .put("consumer.auto.offset.reset", "earliest", "test")
                .put("producer.compression.type", "gzip", "test");
        more.forEach((name, value) -> overrides.put(name, value, "test"));
        return new ConfigLoader(folder, Map.of()).load(Optional.empty(), overrides);
    }
}
