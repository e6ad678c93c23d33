package io.darkroom.app.config.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Prints settings as YAML that can be read again, each with its origin as a comment, credentials masked. Any thread. */
public final class SettingsYaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./][A-Za-z0-9 ./_+-]*");
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)null|yes|no|on|off|~|.*\\s");
    private static final int COMMENT_COLUMN = 56;

    private SettingsYaml() {}

    /** One line per setting; names passed on to Kafka stay in one piece. */
    public static String of(Settings settings) {
        StringBuilder text = new StringBuilder();
        List<String> open = List.of();
        for (Setting setting : settings.all()) {
            List<String> path = path(setting.name());
            List<String> sections = path.subList(0, path.size() - 1);
            for (int depth = 0; depth < sections.size(); depth++) {
                if (depth >= open.size() || !sections.subList(0, depth + 1).equals(open.subList(0, depth + 1))) {
                    text.append("  ".repeat(depth))
                            .append(scalar(sections.get(depth)))
                            .append(":\n");
                }
            }
            open = sections;
            text.append(line(setting, path));
        }
        return text.toString();
    }

    private static String line(Setting setting, List<String> path) {
        String line =
                "%s%s: %s".formatted("  ".repeat(path.size() - 1), scalar(path.getLast()), scalar(setting.shown()));
        return line + " ".repeat(Math.max(1, COMMENT_COLUMN - line.length())) + "# " + setting.origin() + "\n";
    }

    private static List<String> path(String name) {
        for (Property property : PropertyTable.ALL) {
            if (property.passedOn() && property.matches(name)) {
                String prefix =
                        property.pattern().substring(0, property.pattern().length() - 3);
                List<String> path = new ArrayList<>(List.of(prefix.split("\\.")));
                path.add(name.substring(prefix.length() + 1));
                return path;
            }
        }
        return PropertyTable.of(name)
                .map(property -> List.of(property.parts(name)))
                .orElseGet(() -> List.of(name.split("\\.")));
    }

    private static String scalar(String text) {
        boolean plain =
                PLAIN.matcher(text).matches() && !AMBIGUOUS.matcher(text).matches();
        return plain
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
