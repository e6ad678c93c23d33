package io.darkroom.app.pictures;

import io.darkroom.app.asset.PictureType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How one try to fetch a picture ended. Any thread. */
public sealed interface Download {

    /** The picture lies in the temporary file. */
    record Fetched(Path file, PictureType type, long bytes, String sha256) implements Download {}

    /** No picture; another try may help, after a pause that the server may have asked for. */
    record Retry(String problem, Optional<Duration> after) implements Download {}

    /** No picture, and no try will help. */
    record Refused(String problem) implements Download {}

    /** This machine cannot keep files: nothing more can be fetched. */
    record Unwritable(IOException cause) implements Download {}
}
