package io.darkroom.app.doctor.machine;

import io.darkroom.app.asset.AssetFolder;
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
    private final Need need;

    /**
     * Room that is needed.
     *
     * @param least bytes without which nothing goes
     * @param without what then is said
     * @param scarce what is said of little
     */
    private record Need(long least, String without, String scarce) {}

    private DiskCheck(String name, Path folder, String property, Need need) {
        this.name = name;
        this.folder = folder.toAbsolutePath().normalize();
        this.property = property;
        this.need = need;
    }

    /** The data folder, without room in which nothing starts; may not be there yet. */
    public static DiskCheck ofState(Path folder) {
        return new DiskCheck(
                "disk",
                folder,
                "--data-dir",
                new Need(
                        DiskSpace.TO_START,
                        ", and Darkroom starts with 1 GB or more",
                        "; stores, logs and pictures may need more."));
    }

    /** The folder of pictures, for whose room nobody asks at the start; may not be there yet. */
    public static DiskCheck ofPictures(Path folder) {
        return new DiskCheck(
                "pictures",
                folder,
                "assets.dir",
                new Need(
                        AssetFolder.LEAST_FREE,
                        ", and no picture is stored with less than " + DiskSpace.text(AssetFolder.LEAST_FREE),
                        "; pictures that find no room there are not stored. Free some space or choose another assets.dir."));
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
        if (free < need.least()) {
            return Finding.fault(text + need.without() + "; free some space or choose another " + property + ".");
        }
        return free < SCARCE ? Finding.warning(text + need.scarce()) : Finding.ok(text + ", which can be written.");
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
