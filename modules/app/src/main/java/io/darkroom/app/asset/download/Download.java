package io.darkroom.app.asset.download;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.FailureClass.Again;
import io.darkroom.providers.picture.PictureType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How one try to fetch a picture ended. Any thread. */
public sealed interface Download {

    /** The picture lies in the temporary file. */
    record Fetched(Path file, PictureType type, long bytes, String sha256) implements Download {}

    /**
     * No picture.
     *
     * @param why its class, which tells whether another try may help
     * @param status of HTTP; empty when nothing was answered
     * @param after pause that the server asked for, 0 to 24 h
     */
    record Failed(FailureClass why, String problem, OptionalInt status, Optional<Duration> after) implements Download {
        private static final Duration LONGEST = Duration.ofSeconds(60);

        Failed(FailureClass why, String problem) {
            this(why, problem, OptionalInt.empty(), Optional.empty());
        }

        /** Whether another try may help. */
        public boolean again() {
            return why.again() != Again.NEVER;
        }

        /**
         * The pause of one that waits on the spot: what the server asked for, a minute at most.
         *
         * @param unasked when it asked for nothing
         */
        public Duration pause(Duration unasked) {
            return after.map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
                    .orElse(unasked);
        }
    }

    /** This machine cannot keep files: nothing more can be fetched. */
    record Unwritable(IOException cause) implements Download {}
}
