package io.darkroom.contract.topic.right;

/**
 * Names of the Kafka Streams applications: their groups, and the beginning of their internal topics and transactional ids.
 * Two installations on one cluster differ in their prefix, so must these. Names are contract. Any thread.
 *
 * @param prefix property {@code topics.prefix}
 */
public record ApplicationIds(String prefix) {

    /** The one intake. */
    public String intake() {
        return prefix + "darkroom-intake";
    }

    /** One per provider. */
    public String generation(String provider) {
        return prefix + "darkroom-generation-" + provider;
    }

    /** Beginning of the transactional ids of replays. */
    public String replay() {
        return prefix + "darkroom-replay-";
    }
}
