package io.darkroom.app.trial;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.text.Nearest;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the template that a word of the command line means: standard input for {@code -}, else a version of the prompts file
 * by its name, else a file, else the text itself. One thread.
 *
 * @param catalog the prompts of the configuration
 * @param file what people call their file
 */
record TemplateReader(PromptCatalog catalog, String file, InputStream standardInput) {
    /** In bytes; more than any prompt may have. */
    private static final int LONGEST = 1 << 20;

    Template read(String word) {
        if (word.equals("-")) {
            return new Template.Words(piped(), "prompt", "standard input");
        }
        Optional<Template> version = version(word);
        if (version.isPresent()) {
            return version.get();
        }
        Optional<Path> path = path(word);
        if (path.isPresent()) {
            return new Template.Words(text(path.get()), stem(path.get()), "the file " + path.get());
        }
        if (isText(word)) {
            return new Template.Words(word, "prompt", "the text of the command line");
        }
        throw UserError.usage(
                "%s is neither a version of %s%s, nor a file, nor a text: a text has a blank or a {{placeholder}}."
                        .formatted(word, file, nearest(names(), word.split("/", 2)[0])));
    }

    private static boolean isText(String word) {
        return word.contains("{{") || word.chars().anyMatch(Character::isWhitespace);
    }

    private Optional<Template> version(String word) {
        String[] parts = word.split("/", 2);
        return catalog.version(parts[0])
                .map(version -> new Template.OfVersion(
                        version.name(),
                        Optional.of(parts).filter(two -> two.length > 1).map(two -> segment(version, two[1])),
                        file));
    }

    private static String segment(PromptVersion version, String name) {
        TreeSet<String> segments = new TreeSet<>(version.segments().keySet());
        if (!segments.contains(name)) {
            throw UserError.usage("The prompt version %s has no segment %s%s; it has %s."
                    .formatted(version.name(), name, nearest(segments, name), String.join(", ", segments)));
        }
        return name;
    }

    private List<String> names() {
        return catalog.versions().stream().map(PromptVersion::name).toList();
    }

    private static String nearest(Collection<String> names, String misspelt) {
        return Nearest.of(names, misspelt)
                .map(name -> " (nearest: " + name + ")")
                .orElse("");
    }

    private static Optional<Path> path(String word) {
        try {
            return Optional.of(Path.of(word)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String text(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return text(in, path.toString());
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    private String piped() {
        try {
            return text(standardInput, "Standard input");
        } catch (IOException e) {
            throw unreadable("Standard input", e);
        }
    }

    private static String text(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw UserError.usage(name + " is larger than 1 MiB; a template is needed.");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        String words = withoutLastLineEnd(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (words.isBlank()) {
            throw UserError.usage(name + " is empty; a template is needed.");
        }
        return words;
    }

    /** Editors put one there; nobody means it. */
    private static String withoutLastLineEnd(String text) {
        return text.replaceFirst("\\R\\z", "");
    }

    private static UserError unreadable(String name, IOException e) {
        String why = e instanceof CharacterCodingException ? "it is no text in UTF-8" : FileTrouble.of(e);
        return UserError.usage(name + " cannot be read: " + why + ".", e);
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
    }
}
