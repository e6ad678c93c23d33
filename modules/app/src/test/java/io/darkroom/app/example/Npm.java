package io.darkroom.app.example;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A copy of the JavaScript examples with the packages that they use. One thread. */
public final class Npm {
    private static final Set<String> MANIFESTS = Set.of("package.json", "package-lock.json");
    private static final Pattern NO_NETWORK =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network");

    private Npm() {}

    /** Skips the test where there is no Node, or where npm cannot reach its registry. */
    public static Path installed(Path examples, Path copy) throws IOException, InterruptedException {
        for (String program : List.of("node", "npm")) {
            assumeTrue(onPath(program), "needs " + program + " on the PATH");
        }
        boolean same = Files.exists(copy.resolve("node_modules/.package-lock.json"));
        Files.createDirectories(copy);
        try (var files = Files.list(examples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(file.getFileName());
                same &= !MANIFESTS.contains(file.getFileName().toString())
                        || (Files.exists(target) && Files.mismatch(file, target) < 0);
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!same) {
            install(copy);
        }
        return copy;
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = npm.waitFor(5, TimeUnit.MINUTES);
        npm.destroyForcibly();
        String said = Files.readString(log);
        assumeTrue(
                ended && !(npm.exitValue() != 0 && NO_NETWORK.matcher(said).find()), "npm cannot reach its registry");
        if (npm.exitValue() != 0) {
            throw new IllegalStateException("npm ci failed: " + said);
        }
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
