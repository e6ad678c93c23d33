package io.darkroom.app.run;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.manifest.Profile;
import io.darkroom.app.output.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run leaves what it made.
 *
 * @param lines the manifest
 * @param profile fields of its lines
 * @param pictures folder of the pictures; empty when none are fetched
 */
record RunOutput(Destination lines, Profile profile, Optional<Path> pictures) {

    /**
     * The folder of the pictures.
     *
     * @param lines the manifest, or what it would be called where it goes to standard output
     * @param asked what the user gave: a folder or {@code none}
     */
    static Optional<Path> pictures(Path lines, Optional<String> asked) {
        if (asked.isPresent() && asked.get().equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        String name = String.valueOf(lines.getFileName()).replaceFirst("\\.jsonl?$", "");
        Path folder = asked.map(Path::of).orElse(lines.resolveSibling(name + "-images"));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw UserError.usage("--pictures must be a folder or none, " + folder + " is a file.");
        }
        return Optional.of(folder);
    }
}
