package io.darkroom.app.doctor.machine;

import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Which Java this is, and whether it starts from a class-data archive. One thread. */
public final class JavaCheck implements Check {
    private static final List<String> ARCHIVES = List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=");

    private final List<String> flags;

    public JavaCheck() {
        this(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** @param flags of this JVM */
    JavaCheck(List<String> flags) {
        this.flags = List.copyOf(flags);
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
                        archive()
                                ? "starts from a class-data archive"
                                : "starts without a class-data archive, which takes a second or two more")));
    }

    private boolean archive() {
        return flags.stream().anyMatch(flag -> ARCHIVES.stream().anyMatch(flag::startsWith));
    }
}
