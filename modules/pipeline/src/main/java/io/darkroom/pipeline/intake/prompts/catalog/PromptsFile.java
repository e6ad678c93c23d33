package io.darkroom.pipeline.intake.prompts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The prompts file as written: YAML, nothing checked but its form. Any thread. */
record PromptsFile(
        @JsonProperty("active") @Nullable String active,
        @JsonProperty("versions") @Nullable Map<String, Version> versions,
        @JsonProperty("experiments") @Nullable Map<String, Test> experiments) {

    private static final int MOST_BYTES = 1 << 20;
    private static final String BUILT_IN = "prompts.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    record Version(
            @JsonProperty("state") @Nullable String state,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("quality") @Nullable String quality,
            @JsonProperty("plain") @Nullable String plain,
            @JsonProperty("append") @Nullable String append,
            @JsonProperty("segments") @Nullable Map<String, Segment> segments) {}

    record Segment(
            @JsonProperty("size") @Nullable String size,
            @JsonProperty("anchor") @Nullable String anchor,
            @JsonProperty("plain") @Nullable String plain,
            @JsonProperty("append") @Nullable String append) {}

    record Test(
            @JsonProperty("segments") @Nullable List<String> segments,
            @JsonProperty("arms") @Nullable Map<String, Integer> arms) {}

    /** Name of the file in messages. */
    static String name(Optional<Path> file) {
        return file.map(path -> "prompts.file " + path).orElse("the built-in " + BUILT_IN);
    }

    /**
     * Reads the file, or the built-in one.
     *
     * @throws IllegalArgumentException with file, line and reason
     */
    static PromptsFile read(Optional<Path> file) {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(name(file) + " is larger than 1 MiB");
            }
            PromptsFile read = YAML.readValue(bytes, PromptsFile.class);
            if (read == null) {
                throw new IllegalArgumentException(name(file) + " is empty");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    name(file) + ": " + path(e) + " is no property, known are " + known(e), e);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    name(file) + ": " + path(e) + line(e) + ": " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name(file) + line(e) + ": " + e.getOriginalMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(name(file) + " does not exist", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(name(file) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream open(Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            return Files.newInputStream(file.get());
        }
        InputStream builtIn = PromptsFile.class.getResourceAsStream(BUILT_IN);
        if (builtIn == null) {
            throw new UncheckedIOException(new IOException(BUILT_IN + " is missing in the jar"));
        }
        return builtIn;
    }

    private static String line(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : ", line " + location.getLineNr();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(reference -> String.valueOf(reference.getFieldName()))
                .collect(Collectors.joining("."));
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
