package io.darkroom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Drawings of the documents show the same everywhere: they are whole, need nothing from elsewhere and can be read aloud. */
class DiagramsTest {
    static List<Path> drawings() throws IOException {
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".svg")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void itIsWellFormedAndSaysWhatItShows(Path drawing) throws Exception {
        Element svg = parsed(drawing).getDocumentElement();

        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getAttribute("viewBox")).isNotEmpty();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(svg.getElementsByTagName("text").getLength())
                .as("text as text")
                .isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void itRefersToNothingOutside(Path drawing) throws IOException {
        assertThat(Files.readString(drawing).replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("://", "href", "@import", "<script", "<image", "<foreignObject")
                .doesNotContainPattern("url\\((?!#)")
                .doesNotContain("<!DOCTYPE", "<!ENTITY");
    }

    @Test
    void eachIsShownByAPage() throws IOException {
        List<String> shown = Page.all().stream()
                .flatMap(page -> page.links().stream()
                        .filter(link -> link.endsWith(".svg"))
                        .map(link -> Page.ROOT
                                .resolve(page.file())
                                .resolveSibling(link)
                                .normalize()
                                .toString()))
                .toList();

        assertThat(shown).containsAll(drawings().stream().map(Path::toString).toList());
    }

    private static Document parsed(Path drawing) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(drawing.toFile());
    }
}
