package io.darkroom.sandbox.pixelmuse;

import io.darkroom.sandbox.request.ImageRequest;
import java.net.URI;
import java.util.Optional;

/**
 * A picture that is to be drawn in a job.
 *
 * @param visibility {@code private} or {@code public}
 * @param webhook where to tell that the job is over
 */
public record Order(Dialect dialect, ImageRequest request, String visibility, Optional<URI> webhook) {

    /** What one picture costs. */
    public int credits() {
        return Model.of(request.model()).map(Model::credits).orElse(1);
    }

    /** Whether the picture comes inside the answer. */
    public boolean inline() {
        return Model.of(request.model()).map(Model::inline).orElse(false);
    }
}
