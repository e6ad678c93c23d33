package io.darkroom.app.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documents, as its readers see it. Any thread.
 *
 * @param file below the root of the project
 * @param text in Markdown
 */
public record Page(Path file, String text) {
    public static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("^( *)```(\\w*)$");
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*+\\]\\(([^)\\s]+)\\)");

    /**
     * One page.
     *
     * @param file below the root of the project
     */
    public static Page of(String file) {
        try {
            return new Page(Path.of(file), Files.readString(ROOT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README.md, all below docs, and what stands beside schemas and examples. */
    public static List<Page> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"), 2);
                Stream<Path> schemas = Files.list(ROOT.resolve("schemas"))) {
            return Stream.of(Stream.of(ROOT.resolve("README.md")), docs, examples, schemas)
                    .flatMap(each -> each)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> of(ROOT.relativize(file).toString()))
                    .sorted((one, other) -> one.file().compareTo(other.file()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Blocks with a language, in their order. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        String language = null;
        int indent = 0;
        for (String line : text.split("\n", -1)) {
            var fence = FENCE.matcher(line);
            if (!fence.matches()) {
                block.append(line.substring(Math.min(indent, line.length()))).append('\n');
            } else if (language == null) {
                language = fence.group(2);
                indent = fence.group(1).length();
                block.setLength(0);
            } else {
                if (!language.isEmpty()) {
                    blocks.add(new Block(this, language, block.toString()));
                }
                language = null;
                indent = 0;
            }
        }
        return blocks;
    }

    /** Commands of sentences and of blocks that may be a shell's, in their order. */
    public List<Typed> commands() {
        List<Typed> commands = new ArrayList<>();
        StringBuilder sentences = new StringBuilder();
        String language = null;
        int indent = 0;
        for (String line : text.replace("\\\n", " ").split("\n", -1)) {
            var fence = FENCE.matcher(line);
            if (fence.matches()) {
                commands.addAll(inSentences(sentences));
                language = language == null ? fence.group(2) : null;
                indent = fence.group(1).length();
            } else if (language == null) {
                sentences.append(line).append(' ');
            } else if (language.matches("|sh|console") && line.length() > indent) {
                commands.addAll(ShellLine.commands(line.substring(indent), true));
            }
        }
        commands.addAll(inSentences(sentences));
        return List.copyOf(commands);
    }

    private static List<Typed> inSentences(StringBuilder sentences) {
        List<Typed> commands = INLINE.matcher(sentences)
                .results()
                .flatMap(code -> ShellLine.commands(code.group(1), false).stream())
                .toList();
        sentences.setLength(0);
        return commands;
    }

    /** What stands outside of blocks. */
    String prose() {
        StringBuilder prose = new StringBuilder();
        boolean inside = false;
        for (String line : text.split("\n", -1)) {
            if (FENCE.matcher(line).matches()) {
                inside = !inside;
            } else if (!inside) {
                prose.append(line).append('\n');
            }
        }
        return prose.toString();
    }

    /** Where its links and pictures lead, as written. */
    List<String> links() {
        return LINK.matcher(prose().replaceAll("`[^`]*`", "code"))
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(link.lastIndexOf("](") + 2, link.length() - 1))
                .toList();
    }

    /** Names by which its headings can be linked to. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        for (String line : prose().split("\n", -1)) {
            if (line.matches("#{1,6} .*")) {
                String name = line.replaceFirst("#+ ", "")
                        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                long before = anchors.stream()
                        .filter(each -> each.equals(name) || each.matches(Pattern.quote(name) + "-\\d+"))
                        .count();
                anchors.add(before == 0 ? name : name + "-" + before);
            }
        }
        return anchors;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
