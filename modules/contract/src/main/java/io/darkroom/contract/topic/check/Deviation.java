package io.darkroom.contract.topic.check;

/**
 * One way in which the topics of a cluster differ from the table. Any thread.
 *
 * @param sentence names topic, setting, what it is and what it should be
 * @param fatal true when the pipeline cannot work or would lose records, so that start-up refuses
 */
public record Deviation(String sentence, boolean fatal) {

    static Deviation fatal(String sentence) {
        return new Deviation(sentence, true);
    }

    static Deviation note(String sentence) {
        return new Deviation(sentence, false);
    }
}
