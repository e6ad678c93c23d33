package io.darkroom.app.run;

import java.util.Optional;
import java.util.OptionalInt;

/** What a run knows about the calls that are made for it, and how it ends them. Any thread. */
interface Calls {

    /** Calls of image APIs in flight; empty when the stages run elsewhere. */
    OptionalInt inFlight();

    /** Pictures that are being fetched and stored; empty when that happens elsewhere. */
    OptionalInt storing();

    /** No new calls of an image API from now on, and no further pictures; running ones go on. */
    void stop();

    /** Why the parts of this process cannot go on; one sentence. */
    Optional<String> trouble();

    /** Asks and says what to do when nothing happens for long. */
    String remedy();
}
