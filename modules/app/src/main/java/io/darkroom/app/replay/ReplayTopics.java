package io.darkroom.app.replay;

import io.darkroom.app.local.Installation;
import io.darkroom.app.local.NeededTopics;
import io.darkroom.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;

/** The topics of every replay. One thread. */
final class ReplayTopics {
    private ReplayTopics() {}

    /**
     * Ends the command with a sentence when one is missing.
     *
     * @param read topics that are read besides
     */
    static void require(Installation installation, String... read) {
        Topics topics = installation.topics();
        List<String> needed = new ArrayList<>(List.of(read));
        needed.add(topics.replays().name());
        needed.add(topics.replayLog().name());
        needed.add(topics.status().name());
        needed.add(topics.controls().name());
        NeededTopics.require(installation, needed);
    }
}
