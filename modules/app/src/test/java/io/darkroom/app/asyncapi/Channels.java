package io.darkroom.app.asyncapi;

import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.Topics;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Every row of the topic table with the type of its values, as {@link Topics} has it. Any thread. */
final class Channels {
    /** Stands in names of topics where a provider has its own. */
    static final String PROVIDER = "a-provider-z";

    private static final TopicSizing ON_A_CLUSTER = new TopicSizing(6, (short) 3, Duration.ofDays(90));

    private Channels() {}

    /**
     * One topic.
     *
     * @param address its name, with {@code {provider}} where a provider stands
     * @param spec its row of the table
     * @param value Avro class of its values; empty where they are bytes as they were read elsewhere
     */
    record Channel(String address, TopicSpec spec, Optional<Class<? extends SpecificRecord>> value) {
        /** A name for references: the address without what stands for a provider. */
        String id() {
            return address.replace(".{provider}", "");
        }

        boolean ofProvider() {
            return address.contains("{provider}");
        }

        boolean deadLetters() {
            return address.endsWith(".dlq");
        }
    }

    static List<Channel> all() {
        Map<String, Class<? extends SpecificRecord>> values = values();
        return specs().stream()
                .map(spec -> new Channel(address(spec.name()), spec, Optional.ofNullable(values.get(spec.name()))))
                .toList();
    }

    /** The name with what stands for a provider; the queue of the asset stage is named like one. */
    static String address(String topic) {
        return topic.replace(PROVIDER, "{provider}")
                .replaceFirst("^(image\\.(?:requests|replies|retries))\\." + Topics.ASSET_STAGE, "$1.{provider}");
    }

    private static List<TopicSpec> specs() {
        List<TopicSpec> specs = new ArrayList<>(
                TopicTable.of("", Set.of(PROVIDER), ON_A_CLUSTER).specs());
        TopicTable.of("", Set.of(Topics.ASSET_STAGE), ON_A_CLUSTER).specs().stream()
                .filter(spec -> !address(spec.name()).contains("{provider}"))
                .filter(spec -> specs.stream().noneMatch(known -> known.name().equals(spec.name())))
                .forEach(specs::add);
        return specs;
    }

    private static Map<String, Class<? extends SpecificRecord>> values() {
        Map<String, Class<? extends SpecificRecord>> values = new HashMap<>();
        try (WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1"))) {
            Topics topics = new Topics("", serdes);
            Arrays.stream(Topics.class.getMethods())
                    .forEach(method -> type(method).ifPresent(type -> values.put(name(method, topics), type)));
        }
        return values;
    }

    private static Optional<Class<? extends SpecificRecord>> type(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType topic
                        && topic.getRawType().equals(Topic.class)
                        && isRecord(topic.getActualTypeArguments()[0])
                ? Optional.of(((Class<?>) topic.getActualTypeArguments()[0]).asSubclass(SpecificRecord.class))
                : Optional.empty();
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> named && SpecificRecord.class.isAssignableFrom(named);
    }

    private static String name(Method method, Topics topics) {
        try {
            Object topic = method.getParameterCount() == 0 ? method.invoke(topics) : method.invoke(topics, PROVIDER);
            return ((Topic<?>) topic).name();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " names no topic", e);
        }
    }
}
