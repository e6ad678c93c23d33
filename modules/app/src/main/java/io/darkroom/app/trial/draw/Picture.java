package io.darkroom.app.trial.draw;

import io.darkroom.app.asset.PictureType;
import java.net.URI;
import java.nio.file.Path;

/**
 * A picture of a trial in its folder, byte for byte as the provider gave it. Any thread.
 *
 * @param source where the provider holds it
 */
public record Picture(Path file, PictureType type, long bytes, URI source) {}
