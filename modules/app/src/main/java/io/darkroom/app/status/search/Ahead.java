package io.darkroom.app.status.search;

import io.darkroom.contract.Failure;
import java.util.Optional;

/**
 * What stands before a key. Any thread.
 *
 * @param requests of its lane that go first
 * @param putOff why the retry waits that was stored last where the key stands; empty when that one waits no more
 */
record Ahead(long requests, Optional<Failure> putOff) {
    static Ahead of(long requests) {
        return new Ahead(requests, Optional.empty());
    }
}
