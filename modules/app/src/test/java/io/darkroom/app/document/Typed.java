package io.darkroom.app.document;

import java.util.List;
import java.util.Map;

/**
 * A darkroom command that a page shows. Any thread.
 *
 * @param ownLine whether it stands on a line of a block, not in a sentence
 * @param fed whether another program writes its input
 * @param name what it is called there, such as bin/darkroom
 * @param environment variables before it
 * @param words after darkroom
 */
public record Typed(boolean ownLine, boolean fed, String name, Map<String, String> environment, List<String> words) {

    public String subcommand() {
        return words.getFirst();
    }

    /** As somebody reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(fed ? "… | " : "");
        environment.forEach(
                (name, value) -> text.append(name).append('=').append(value).append(' '));
        return text.append(name).append(' ').append(String.join(" ", words)).toString();
    }
}
