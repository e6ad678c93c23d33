package io.darkroom.app.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code deploy/Dockerfile} says, stage by stage. Any thread.
 *
 * @param stages instructions of each {@code FROM} and what follows it
 */
record Dockerfile(List<List<Instruction>> stages) {
    private static final Pattern PAIR = Pattern.compile("([A-Z_]+)=(\\S*)");

    /** One line, continued ones joined. */
    record Instruction(String name, String words) {}

    static Dockerfile read() throws IOException {
        String text = Files.readString(Repository.file("deploy/Dockerfile"))
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\\\\n\\s*", "");
        List<List<Instruction>> stages = new ArrayList<>();
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            String[] parts = line.split("\\s+", 2);
            if (parts[0].equals("FROM")) {
                stages.add(new ArrayList<>());
            }
            if (!stages.isEmpty()) {
                stages.getLast().add(new Instruction(parts[0], parts[1]));
            }
        }
        return new Dockerfile(stages);
    }

    /** Everything that the final stage says by this instruction. */
    List<String> all(String name) {
        return stages.getLast().stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::words)
                .toList();
    }

    /** What the final stage says last by this instruction. */
    String last(String name) {
        return all(name).getLast();
    }

    /** Arguments in JSON's form, as the exec form has them. */
    List<String> exec(String name) throws IOException {
        String words = last(name);
        return new ObjectMapper().readValue(words.substring(words.indexOf('[')), new TypeReference<List<String>>() {});
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String words : all("ENV")) {
            for (Matcher pair = PAIR.matcher(words); pair.find(); ) {
                environment.put(pair.group(1), pair.group(2));
            }
        }
        return environment;
    }

    /** Copies into the image: where to, by where from; from the build stage what it put there, else the repository. */
    Map<Path, String> copies() {
        Map<Path, String> copies = new LinkedHashMap<>();
        for (String words : all("COPY")) {
            List<String> parts = List.of(words.replaceAll("--chmod=\\S+ ", "").split(" ", -1));
            if (parts.getFirst().startsWith("--from=")) {
                distributed().forEach(from -> copies.put(Repository.file(from), parts.getLast()));
            } else {
                copies.put(Repository.file(parts.getFirst()), parts.getLast());
            }
        }
        return copies;
    }

    /** What the build stage copies to {@code /dist}. */
    private List<String> distributed() {
        return stages.getFirst().stream()
                .map(Instruction::words)
                .map(words -> Pattern.compile("cp -R (.+) /dist/").matcher(words))
                .filter(Matcher::find)
                .flatMap(found -> List.of(found.group(1).split(" ", -1)).stream())
                .toList();
    }
}
