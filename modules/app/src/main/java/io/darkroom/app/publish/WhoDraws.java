package io.darkroom.app.publish;

import io.darkroom.app.local.disk.Owner;
import java.nio.file.Path;
import java.util.Optional;

/** What import says of who draws the events that it published into a data folder. Any thread. */
final class WhoDraws {
    private static final String DRAWN = "They are drawn, and paid, from now on: ";
    private static final String NOTHING = "Nothing draws them yet: they wait in %s";

    private WhoDraws() {}

    /**
     * The sentence.
     *
     * @param folder data folder of the provider
     * @param host another process that holds it
     * @param stagesAtWork whether stages of further processes work there, such as those of serve beside sandbox
     */
    static String of(Path folder, Optional<Owner> host, boolean stagesAtWork) {
        return host.map(owner -> of(folder, owner, stagesAtWork))
                .orElseGet(() -> (NOTHING
                                + " for the next darkroom run on this folder. darkroom run FILE draws a file at once.")
                        .formatted(folder));
    }

    private static String of(Path folder, Owner owner, boolean stagesAtWork) {
        if (owner.draws()) {
            return (DRAWN
                            + "%s works on %s and takes them up until its own job has ended. What is left then waits there for the "
                            + "next darkroom run on this folder.")
                    .formatted(owner.words(), folder);
        }
        return stagesAtWork
                ? (DRAWN + "stages are at work on %s, whose broker is that of %s.").formatted(folder, owner.words())
                : (NOTHING
                                + ", which %s holds, for a darkroom serve beside it or, when it has ended, for the next darkroom run on "
                                + "this folder.")
                        .formatted(folder, owner.words());
    }
}
