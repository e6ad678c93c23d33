package io.darkroom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows a link arrives. */
class DocumentLinksTest {
    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndItsHeading(Page page) {
        assertThat(page.links().stream().filter(link -> !link.matches("[a-z]+:.*")))
                .allSatisfy(link -> {
                    Path target = target(page, link);
                    assertThat(Page.ROOT.resolve(target)).as(link).exists();
                    if (link.contains("#") && target.toString().endsWith(".md")) {
                        assertThat(Page.of(target.toString()).anchors())
                                .as("headings of " + target)
                                .contains(link.substring(link.indexOf('#') + 1));
                    }
                });
    }

    @Test
    void everyPageIsReachedFromTheIndex() {
        Set<String> reached = new TreeSet<>();
        Deque<Page> open = new ArrayDeque<>(List.of(Page.of("docs/README.md")));
        while (!open.isEmpty()) {
            Page page = open.pop();
            if (reached.add(page.toString())) {
                page.links().stream()
                        .filter(link -> link.matches("[^:]*\\.md(#.*)?"))
                        .map(link -> target(page, link))
                        .filter(file -> Files.exists(Page.ROOT.resolve(file)))
                        .forEach(file -> open.push(Page.of(file.toString())));
            }
        }

        assertThat(reached)
                .containsAll(pages().stream()
                        .map(Page::toString)
                        .filter(page -> page.startsWith("docs/"))
                        .collect(Collectors.toSet()));
    }

    private static Path target(Page page, String link) {
        String file = link.replaceFirst("#.*", "");
        Path folder = Page.ROOT.resolve(page.file()).getParent();
        return Page.ROOT.relativize(
                file.isEmpty()
                        ? Page.ROOT.resolve(page.file())
                        : folder.resolve(file).normalize());
    }
}
