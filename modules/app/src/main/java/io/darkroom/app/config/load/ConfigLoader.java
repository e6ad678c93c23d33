package io.darkroom.app.config.load;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.setting.PropertyTable;
import io.darkroom.app.config.setting.Setting;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.config.source.EnvironmentVariables;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.config.source.Source;
import io.darkroom.app.config.source.YamlFile;
import io.darkroom.app.exit.UserError;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the four origins together: defaults &lt; darkroom.yaml &lt; environment &lt; flags. Any thread.
 *
 * @param folder where darkroom.yaml is looked for
 * @param environment environment variables
 */
public record ConfigLoader(Path folder, Map<String, String> environment) {
    /** Name of the configuration file in the current folder. */
    public static final String FILE = "darkroom.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(ConfigLoader.class);

    public ConfigLoader {
        environment = Map.copyOf(environment);
    }

    /** The current folder and environment of this process. */
    public static ConfigLoader ofProcess() {
        return new ConfigLoader(Path.of(""), System.getenv());
    }

    /**
     * Reads everything and validates it.
     *
     * @param file file named by {@code --config}; must exist
     */
    public DarkroomConfig load(Optional<Path> file, Overrides flags) {
        return new ConfigTree(settings(file, flags), environment).read();
    }

    /** The same configuration with values for what is not set. */
    public DarkroomConfig with(DarkroomConfig config, List<Setting> values) {
        return values.isEmpty() ? config : new ConfigTree(config.settings().orDefaults(values), environment).read();
    }

    /** Reads everything, without looking at the values. */
    public Settings settings(Optional<Path> file, Overrides flags) {
        Source yaml = yaml(file);
        Set<String> known = new TreeSet<>(PropertyTable.namesWithDefault(PropertyTable.PROVIDERS));
        known.addAll(yaml.values().keySet());
        known.addAll(BuiltInGovernance.settings().keySet());
        known.addAll(PropertyTable.relatives(known));
        EnvironmentVariables variables = EnvironmentVariables.read(environment, known);
        variables.doubts().forEach(LOG::warn);
        Source environmental = variables.asSource(300);
        String provider = firstOf("provider", flags.asSource(400, ""), environmental, yaml);
        List<Source> sources = List.of(yaml, environmental, flags.asSource(400, provider));
        List<Source> all = new ArrayList<>(sources);
        all.add(defaults(sources));
        return merge(all);
    }

    private static String firstOf(String property, Source... sources) {
        return Stream.of(sources)
                .map(source -> source.values().get(property))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> PropertyTable.of(property).orElseThrow().fallback());
    }

    private Source yaml(Optional<Path> named) {
        Optional<Path> chosen = named.or(() -> Optional.ofNullable(environment.get("DARKROOM_CONFIG"))
                .filter(text -> !text.isBlank())
                .map(Path::of));
        if (chosen.isPresent()) {
            Path file = folder.resolve(chosen.get());
            if (!Files.isRegularFile(file)) {
                throw UserError.usage("The configuration file " + chosen.get() + " does not exist or is no file.");
            }
            return Source.of(
                    chosen.get().toString(),
                    200,
                    YamlFile.read(file, chosen.get().toString()));
        }
        Path file = folder.resolve(FILE);
        return Source.of(FILE, 200, Files.isRegularFile(file) ? YamlFile.read(file, FILE) : Map.of());
    }

    private static Source defaults(List<Source> sources) {
        Set<String> providers = new HashSet<>(PropertyTable.PROVIDERS);
        for (Source source : sources) {
            for (String name : source.values().keySet()) {
                if (name.startsWith("providers.")) {
                    providers.add(name.split("\\.", 3)[1]);
                }
            }
        }
        Map<String, String> values = new TreeMap<>(BuiltInGovernance.settings());
        for (String name : PropertyTable.namesWithDefault(providers)) {
            values.put(name, PropertyTable.of(name).orElseThrow().fallback());
        }
        return Source.of("default", 100, values);
    }

    private static Settings merge(List<Source> sources) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        Map<Integer, Source> byRank = new TreeMap<>();
        for (Source source : sources) {
            builder.withSources(List.of(source.asConfigSource()));
            byRank.put(source.rank(), source);
        }
        SmallRyeConfig config = builder.build();
        List<Setting> settings = new ArrayList<>();
        for (String name : config.getPropertyNames()) {
            ConfigValue value = config.getConfigValue(name);
            Source source = byRank.get(value.getConfigSourceOrdinal());
            if (source != null && value.getValue() != null && !value.getValue().isBlank()) {
                settings.add(new Setting(name, value.getValue(), source.labelOf(name)));
            }
        }
        return new Settings(settings);
    }
}
