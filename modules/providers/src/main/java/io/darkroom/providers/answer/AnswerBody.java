package io.darkroom.providers.answer;

import java.util.List;
import java.util.Optional;

/**
 * The body of an answer, as far as it could be read. Any thread.
 *
 * @param whole whether it is one complete JSON value
 * @param pictures pictures in a form that can be used
 * @param data what is in the list of pictures beside those
 * @param id the provider's id of the call or the job
 */
public record AnswerBody(
        boolean whole,
        List<Picture> pictures,
        Data data,
        Optional<String> id,
        Optional<String> modelActual,
        ErrorDetails error,
        JobWords job) {

    /** What the list of pictures holds when it holds none that can be used. */
    public enum Data {
        /** There is no list. */
        MISSING,
        /** The list is empty, or its entries hold no picture. */
        EMPTY,
        /** It holds pictures in a form that cannot be used, or a URL that is none. */
        OTHER_FORM
    }

    /** The same with other pictures; {@link Data#OTHER_FORM} when one of them turned out to be none. */
    public AnswerBody with(List<Picture> usable) {
        Data rest = usable.size() < pictures.size() ? Data.OTHER_FORM : data;
        return new AnswerBody(whole, List.copyOf(usable), rest, id, modelActual, error, job);
    }
}
