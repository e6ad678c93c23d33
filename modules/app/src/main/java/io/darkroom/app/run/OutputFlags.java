package io.darkroom.app.run;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.manifest.Profile;
import io.darkroom.app.output.Destination;
import io.darkroom.app.run.manifest.ProfileName;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where result lines go and what they say. One thread. */
final class OutputFlags {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Result lines (JSONL); default: catalog-outputs.jsonl or consistency-outputs.jsonl; - is "
                    + "standard output, printed when the run ends.")
    private @Nullable Path out;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = ProfileName.class,
            description = "Fields of the lines: catalog, shots or extended; default: what fits the file.")
    private @Nullable Profile profile;

    Path out(Recipe recipe) {
        return Destination.requireFile(out == null ? Path.of(recipe.output()) : out);
    }

    Optional<Profile> profile() {
        return Optional.ofNullable(profile);
    }
}
