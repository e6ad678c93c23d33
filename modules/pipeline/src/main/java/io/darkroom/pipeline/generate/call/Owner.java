package io.darkroom.pipeline.generate.call;

/**
 * Who sent a call.
 *
 * @param instance instance id, the same in every life of a process
 * @param start tells the lives apart
 */
public record Owner(String instance, String start) {

    /** Form in the store. An {@code @} cannot stand in an instance id. */
    public String stored() {
        return instance + "@" + start;
    }

    boolean isThisLife(String owner) {
        return owner.equals(stored());
    }

    public boolean isEarlierLife(String owner) {
        return !isThisLife(owner) && owner.startsWith(instance + "@");
    }
}
