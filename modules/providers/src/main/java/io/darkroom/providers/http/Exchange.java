package io.darkroom.providers.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** How far one HTTP request came: the first thing that decides what its end means. Any thread. */
public sealed interface Exchange {

    /**
     * The request did not leave, or not completely: the API cannot have acted on it.
     *
     * @param why half a sentence
     * @param lasting whether it stays so until an operator acts (certificate, credentials of the proxy)
     */
    record NotSent(String why, boolean lasting) implements Exchange {}

    /**
     * The request left and no status came back.
     *
     * @param why half a sentence
     */
    record NoAnswer(String why) implements Exchange {}

    /**
     * A status came back.
     *
     * @param headers as sent, names in any case
     * @param body as far as it was read
     * @param cut why the body ends early, empty when it is whole
     */
    record Answer(int status, MultiMap headers, Buffer body, Optional<Cut> cut) implements Exchange {

        /** The first value of a header. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /**
     * Why a body ends early.
     *
     * @param tooLarge whether we stopped reading; else the connection or the time ended
     */
    record Cut(String why, boolean tooLarge) {}
}
