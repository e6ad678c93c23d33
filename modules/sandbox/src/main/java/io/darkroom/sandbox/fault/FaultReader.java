package io.darkroom.sandbox.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads rules from YAML or JSON: a list of rules, each with {@code when} (prompt, model, image-url, token: parts of the
 * texts; calls, calls-of-token: {@code 3..5}; since-first-call: {@code 0s..15s}; probability, seed, times) and {@code then}
 * (kind, status, code, message, body, headers, delay, billed). {@code at} in {@code when} says where: submit (as if it were
 * not there), poll, job, webhook; each place counts its own calls. Pure but for the files it reads.
 */
final class FaultReader {

    private static final YAMLMapper YAML = new YAMLMapper();
    static final Set<String> WHEN = Set.of(
            "at",
            "prompt",
            "model",
            "image-url",
            "token",
            "calls",
            "calls-of-token",
            "since-first-call",
            "probability",
            "seed",
            "times");
    static final Set<String> THEN = Set.of("kind", "status", "code", "message", "body", "headers", "delay", "billed");

    private FaultReader() {}

    static List<FaultRule> read(String spec) {
        String wanted = spec.strip();
        if (wanted.isEmpty() || wanted.equals("none")) {
            return List.of();
        }
        JsonNode scenarios = scenarios();
        if (scenarios.has(wanted)) {
            return rules(scenarios.path(wanted).path("rules"));
        }
        if (wanted.startsWith("[") || wanted.startsWith("-") || wanted.contains("\n")) {
            return rules(tree(wanted));
        }
        try {
            Path file = Path.of(wanted);
            if (Files.isRegularFile(file)) {
                return rules(tree(Files.readString(file)));
            }
        } catch (InvalidPathException noFile) {
            // Then it is a name that does not exist.
        } catch (IOException e) {
            throw new IllegalArgumentException("sandbox.faults names a file that cannot be read: " + wanted, e);
        }
        Set<String> names = new TreeSet<>();
        scenarios.fieldNames().forEachRemaining(names::add);
        throw new IllegalArgumentException("sandbox.faults must be none, one of " + String.join(", ", names)
                + ", a file or a list of rules, was " + wanted);
    }

    private static JsonNode scenarios() {
        try (InputStream in = FaultReader.class.getResourceAsStream("/io/darkroom/sandbox/faults.yaml")) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("sandbox.faults is neither YAML nor JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<FaultRule> rules(JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("sandbox.faults must be a list of rules");
        }
        List<FaultRule> rules = new ArrayList<>();
        for (JsonNode node : list) {
            String name = node.path("name").asText("rule " + (rules.size() + 1));
            try {
                rules.add(rule(name, node));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("sandbox.faults, " + name + ": " + e.getMessage(), e);
            }
        }
        return rules;
    }

    private static FaultRule rule(String name, JsonNode node) {
        known(node, Set.of("name", "when", "then"));
        JsonNode when = node.path("when");
        JsonNode then = node.path("then");
        known(when, WHEN);
        known(then, THEN);
        if (then.isEmpty()) {
            throw new IllegalArgumentException("then is missing");
        }
        FaultPlace place = FaultPlace.parse(when.path("at").asText("submit"));
        return new FaultRule(
                name,
                when(when, place),
                new FaultRule.Limit(when.path("times").asLong(Long.MAX_VALUE)),
                action(then, place));
    }

    private static FaultRule.When when(JsonNode when, FaultPlace place) {
        return new FaultRule.When(
                place,
                new TextMatch(
                        when.path("prompt").asText(),
                        when.path("model").asText(),
                        when.path("image-url").asText(),
                        when.path("token").asText()),
                when.has("calls") ? Span.parse(when.path("calls").asText()) : Span.ALL,
                when.has("calls-of-token")
                        ? Span.parse(when.path("calls-of-token").asText())
                        : Span.ALL,
                when.has("since-first-call")
                        ? time(when.path("since-first-call").asText())
                        : Span.ALL,
                when.has("probability")
                        ? new Chance(
                                when.path("probability").asDouble(-1),
                                when.path("seed").asLong())
                        : Chance.ALWAYS);
    }

    private static FaultAction action(JsonNode then, FaultPlace place) {
        FaultAction.Kind kind = kind(then.path("kind").asText("answer"), place);
        int status = then.path("status").asInt(kind == FaultAction.Kind.ANSWER ? 500 : 200);
        Map<String, String> headers = new LinkedHashMap<>();
        then.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new FaultAction(
                kind,
                status,
                headers,
                new FaultAction.Complaint(
                        then.path("code").asText("server_error"),
                        then.path("message").asText("The sandbox was told to fail."),
                        then.has("body") ? Optional.of(then.path("body").asText()) : Optional.empty()),
                then.has("delay") ? DurationText.parse(then.path("delay").asText()) : Duration.ZERO,
                then.has("billed") ? Optional.of(then.path("billed").asBoolean()) : Optional.empty());
    }

    private static FaultAction.Kind kind(String text, FaultPlace place) {
        List<FaultAction.Kind> kinds = Arrays.stream(FaultAction.Kind.values())
                .filter(kind -> kind.happensAt(place))
                .toList();
        return kinds.stream()
                .filter(kind ->
                        kind.written().equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind at %s must be one of %s, was %s"
                        .formatted(
                                place.written(),
                                kinds.stream().map(FaultAction.Kind::written).toList(),
                                text)));
    }

    private static Span time(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("since-first-call must look like 0s..15s, was " + text);
        }
        String from = text.substring(0, dots).strip();
        String to = text.substring(dots + 2).strip();
        return new Span(
                from.isEmpty() ? 0 : DurationText.parse(from).toMillis(),
                to.isEmpty() ? Long.MAX_VALUE : DurationText.parse(to).toMillis());
    }

    private static void known(JsonNode node, Set<String> fields) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no field " + name + ", only " + String.join(", ", new TreeSet<>(fields)));
            }
        }
    }
}
