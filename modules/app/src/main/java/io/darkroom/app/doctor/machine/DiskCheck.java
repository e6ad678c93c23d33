package io.darkroom.app.doctor.machine;

import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.local.disk.DiskSpace;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a folder can be written and its disk has room. Makes no folder. One thread. */
public final class DiskCheck implements Check {
    /** Below it a run of some hundred pictures may end for want of room. */
    private static final long SCARCE = 5_000_000_000L;

    private final String name;
    private final Path folder;
    private final String property;
    private final boolean toStart;

    private DiskCheck(String name, Path folder, String property, boolean toStart) {
        this.name = name;
        this.folder = folder.toAbsolutePath().normalize();
        this.property = property;
        this.toStart = toStart;
    }

    /** The data folder, without room in which nothing starts; may not be there yet. */
    public static DiskCheck ofState(Path folder) {
        return new DiskCheck("disk", folder, "--data-dir", true);
    }

    /** The folder of pictures, for whose room nobody asks at the start; may not be there yet. */
    public static DiskCheck ofPictures(Path folder) {
        return new DiskCheck("pictures", folder, "assets.dir", false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Finding> look() {
        Path there = Stream.iterate(folder, path -> path != null, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElse(folder);
        return List.of(trouble(there)
                .map(why -> Finding.fault(
                        "The folder %s cannot be written: %s; choose another %s.".formatted(folder, why, property)))
                .orElseGet(() -> room(DiskSpace.of(there).usable().getAsLong())));
    }

    /** @param free bytes */
    Finding room(long free) {
        String text = DiskSpace.text(free) + " are free in " + folder;
        if (!toStart) {
            return free < SCARCE
                    ? Finding.warning(text
                            + "; pictures that find no room there are not stored. Free some space or choose another "
                            + property + ".")
                    : Finding.ok(text + ", which can be written.");
        }
        if (free < DiskSpace.TO_START) {
            return Finding.fault(text + ", and Darkroom starts with 1 GB or more; free some space or choose another "
                    + property + ".");
        }
        return free < SCARCE
                ? Finding.warning(text + "; stores, logs and pictures may need more.")
                : Finding.ok(text + ", which can be written.");
    }

    /** Tried, since rights alone do not tell of a file system that is mounted to be read. */
    private static Optional<String> trouble(Path there) {
        try {
            if (!Files.isDirectory(there)) {
                return Optional.of(there + " is a file");
            }
            Files.delete(Files.createTempFile(there, ".doctor", ""));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileTrouble.of(e));
        }
    }
}
