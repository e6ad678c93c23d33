package io.darkroom.providers;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The body of an answer, as far as it could be read. Any thread.
 *
 * @param whole whether it is one complete JSON value
 * @param images pictures with an http or https URL
 * @param data what is in {@code data} beside those
 */
record AnswerBody(
        boolean whole,
        List<URI> images,
        Data data,
        Optional<String> id,
        Optional<String> modelActual,
        ErrorDetails error) {

    /** What {@code data} holds when it holds no URL. */
    enum Data {
        /** There is no list {@code data}. */
        MISSING,
        /** The list is empty, or its entries hold no picture. */
        EMPTY,
        /** It holds pictures in a form that must not go into a record (base64), or a URL that is none. */
        OTHER_FORM
    }
}
