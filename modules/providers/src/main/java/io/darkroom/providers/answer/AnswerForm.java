package io.darkroom.providers.answer;

/**
 * Where an answer says what; names of fields. Any thread.
 *
 * @param id id of the call or the job
 * @param pictures list of the pictures
 * @param entries how the list holds them
 * @param modelActual model that drew
 * @param status where the job stands; empty for an API without jobs
 */
public record AnswerForm(String id, String pictures, Entries entries, String modelActual, String status) {

    /** How a list holds pictures. */
    public enum Entries {
        /** Objects with a field {@code url}. */
        OBJECTS,
        /** Texts that are URLs or data URIs, or objects with a field {@code url}; a single one needs no list. */
        TEXTS
    }

    boolean texts() {
        return entries == Entries.TEXTS;
    }

    boolean jobs() {
        return !status.isEmpty();
    }
}
