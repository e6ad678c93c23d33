package io.darkroom.app.input.mapping;

import io.darkroom.app.exit.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a mapping file. Any thread.
 *
 * @param file what the user calls the file
 * @param path path of the field such as {@code product.title}; empty at the top
 * @param node what stands there
 */
record Spot(String file, String path, Node node) {

    /** A sentence about this place that ends the command. */
    UserError wrong(String what) {
        return UserError.usage("%s line %d: %s%s."
                .formatted(file, node.getStartMark().getLine() + 1, path.isEmpty() ? "" : path + " ", what));
    }

    /** Names and what stands below them, in their order; each name once. */
    Map<String, Spot> fields(String expected) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("must be " + expected + ", was " + shown());
        }
        Map<String, Spot> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            Spot spot = new Spot(file, path.isEmpty() ? name : path + "." + name, tuple.getValueNode());
            if (name.isBlank() || fields.put(name, spot) != null) {
                throw new Spot(file, path, tuple.getKeyNode())
                        .wrong(name.isBlank() ? "has a field without a name" : "names " + name + " twice");
            }
        }
        return fields;
    }

    /** What stands in a list; empty when it is none. */
    Optional<List<Spot>> items() {
        if (!(node instanceof SequenceNode list)) {
            return Optional.empty();
        }
        List<Spot> items = new ArrayList<>();
        for (Node each : list.getValue()) {
            items.add(new Spot(file, path + "[" + items.size() + "]", each));
        }
        return Optional.of(items);
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** A text that somebody wrote; empty for a number, a switch, a time and everything that is no single value. */
    Optional<String> text() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** A single value of any kind, as it is written. */
    String scalar() {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw wrong("must be given, was " + shown());
    }

    private String shown() {
        return switch (node) {
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list -> "a list";
            default -> "a group of fields";
        };
    }
}
