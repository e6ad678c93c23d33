package io.darkroom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever has nothing but the release arrives, too: what its pages link to is in it. */
class ReleaseLinksTest {
    private static final Pattern INCLUDE = Pattern.compile("<include>([^<:]+)</include>");

    static List<Page> pages() {
        return Page.all().stream().filter(page -> isShipped(page.file())).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsIntoTheArchive(Page page) {
        assertThat(page.links().stream()
                        .filter(link -> !link.matches("[a-z]+:.*"))
                        .map(link -> link.replaceFirst("#.*", ""))
                        .filter(file -> !file.isEmpty()))
                .allSatisfy(file -> assertThat(isShipped(target(page, file)))
                        .as(file + " by modules/release/src/archive.xml")
                        .isTrue());
    }

    private static Path target(Page page, String file) {
        return Page.ROOT.relativize(
                Page.ROOT.resolve(page.file()).getParent().resolve(file).normalize());
    }

    /** Of a folder something is enough. */
    private static boolean isShipped(Path target) {
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve(target))) {
            return files.filter(Files::isRegularFile)
                    .map(Page.ROOT::relativize)
                    .anyMatch(file -> Shipped.PATTERNS.stream().anyMatch(pattern -> pattern.matches(file)));
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Shipped {
        private static final List<PathMatcher> PATTERNS = read();

        private static List<PathMatcher> read() {
            try {
                return INCLUDE.matcher(Files.readString(Page.ROOT.resolve("modules/release/src/archive.xml")))
                        .results()
                        .map(include -> FileSystems.getDefault().getPathMatcher("glob:" + include.group(1)))
                        .toList();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
