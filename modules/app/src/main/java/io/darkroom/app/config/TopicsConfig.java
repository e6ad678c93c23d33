package io.darkroom.app.config;

import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicTable;
import java.util.Set;

/**
 * Names and sizes of Darkroom's topics.
 *
 * @param prefix put before every name, may be empty
 * @param sizing numbers behind the topic table
 */
public record TopicsConfig(String prefix, TopicSizing sizing) {

    public TopicsConfig {
        if (!prefix.matches("[A-Za-z0-9._-]{0,60}")) {
            throw new IllegalArgumentException(
                    "topics.prefix must be at most 60 letters, digits, dots, underscores or hyphens, was " + prefix);
        }
    }

    /** The topics of one provider as they should be. */
    public TopicTable table(String provider) {
        return TopicTable.of(prefix, Set.of(provider), sizing);
    }
}
