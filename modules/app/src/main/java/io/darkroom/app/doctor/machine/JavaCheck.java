package io.darkroom.app.doctor.machine;

import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which Java this is, and whether it starts from a class-data archive. One thread. */
public final class JavaCheck implements Check {
    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final List<String> ARCHIVES = List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=");

    private final List<String> flags;
    private final Path mapped;

    public JavaCheck() {
        this(ManagementFactory.getRuntimeMXBean().getInputArguments(), MAPPED);
    }

    /**
     * @param flags of this JVM
     * @param mapped lists the files that this process has in its memory, as Linux does; may not be there
     */
    JavaCheck(List<String> flags, Path mapped) {
        this.flags = List.copyOf(flags);
        this.mapped = mapped;
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<Finding> look() {
        return List.of(Finding.ok("Java %s of %s in %s; it %s."
                .formatted(
                        Runtime.version(),
                        System.getProperty("java.vendor"),
                        System.getProperty("java.home"),
                        given().map(this::start)
                                .orElse("starts without a class-data archive, which takes a second or two more"))));
    }

    /** The JVM does not say whether it took the archive, but it has it in its memory then. */
    private String start(String archive) {
        try {
            return Files.notExists(mapped) || Files.readString(mapped).contains(archive)
                    ? "starts from a class-data archive"
                    : "was given a class-data archive that does not fit, and starts without it";
        } catch (IOException e) {
            return "was given a class-data archive";
        }
    }

    private Optional<String> given() {
        return flags.stream()
                .flatMap(flag ->
                        ARCHIVES.stream().filter(flag::startsWith).map(option -> flag.substring(option.length())))
                .reduce((first, last) -> last);
    }
}
