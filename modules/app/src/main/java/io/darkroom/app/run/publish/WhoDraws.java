package io.darkroom.app.run.publish;

import io.darkroom.app.local.disk.Owner;
import java.nio.file.Path;
import java.util.Optional;

/** What import says of who draws the events that it published into a data folder. Any thread. */
final class WhoDraws {
    private WhoDraws() {}

    /**
     * The sentence.
     *
     * @param folder data folder of the provider
     * @param host another process that holds it
     */
    static String of(Path folder, Optional<Owner> host) {
        return host.filter(Owner::draws)
                .map(owner ->
                        "They are drawn, and paid, from now on: %s works on %s and takes them up until its own job has ended. What is left then waits there for the next darkroom run on this folder."
                                .formatted(owner.words(), folder))
                .orElseGet(() ->
                        "Nothing draws them yet: they wait in %s for the next darkroom run on this folder. darkroom run FILE draws a file at once."
                                .formatted(folder));
    }
}
