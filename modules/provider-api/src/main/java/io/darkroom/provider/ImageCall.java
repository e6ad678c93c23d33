package io.darkroom.provider;

import java.net.URI;
import java.util.Optional;

/**
 * One call to an image API.
 *
 * @param token idempotency token, at most 255 visible ASCII characters; the same for a call that repeats another
 * @param model model name as the vendor spells it
 * @param prompt rendered prompt, sent byte for byte
 * @param sourceImage reference picture, http or https; empty for a model that takes none
 * @param aspect aspect ratio such as 4:5
 * @param size width x height in pixels such as 1024x1024
 * @param quality quality as the model names it
 * @param style style as the model names it
 * @param background background such as transparent
 * @param count pictures asked for, 1 to {@link ImageProvider#picturesPerCall}
 * @param callback where a job-based API may tell the outcome; empty when no webhook is expected
 */
public record ImageCall(
        String token,
        String model,
        String prompt,
        Optional<URI> sourceImage,
        Optional<String> aspect,
        Optional<String> size,
        Optional<String> quality,
        Optional<String> style,
        Optional<String> background,
        int count,
        Optional<URI> callback) {}
