package io.darkroom.pipeline.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import io.darkroom.pipeline.stream.topic.InternalTopic;
import io.darkroom.pipeline.stream.topic.InternalTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrphanedStateTest {
    private static final String OF_ANOTHER = "darkroom-generation-creativeai-eu-open-calls-changelog";

    @Test
    void theStateOfAProviderWhoseNameBeginsWithThisOneIsNoneOfOurs() {
        assertThat(OrphanedState.own(changelogs("darkroom-generation-creativeai"), Set.of(OF_ANOTHER)))
                .isEmpty();
    }

    @Test
    void itsOwnStateIsFound() {
        String own = "darkroom-generation-creativeai-open-calls-changelog";

        assertThat(OrphanedState.own(changelogs("darkroom-generation-creativeai"), Set.of(OF_ANOTHER, own)))
                .containsExactly(own);
        assertThat(OrphanedState.own(changelogs("darkroom-generation-creativeai-eu"), Set.of(OF_ANOTHER, own)))
                .containsExactly(OF_ANOTHER);
    }

    @Test
    void aRepartitionTopicIsNoState() {
        assertThat(changelogs("a")).containsExactly("a-open-calls-changelog");
    }

    private static List<String> changelogs(String applicationId) {
        StreamsSettings settings =
                new StreamsSettings("localhost:1", applicationId, "one", Path.of("unused"), 1, false, Map.of());
        List<InternalTopic> topics =
                List.of(InternalTopic.changelog("open-calls", 1), InternalTopic.repartition("by-sku", 1));
        return new InternalTopics(settings, topics, Set.of()).changelogs();
    }
}
