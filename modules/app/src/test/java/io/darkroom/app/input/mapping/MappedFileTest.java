package io.darkroom.app.input.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.app.Cli;
import io.darkroom.app.catalog.Wishes;
import io.darkroom.app.input.Inputs;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.entry.InputFile;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedFileTest {
    private static final String EXPORT = """
            Art. Nr.;Name;Marke;Stil;Bild;Farbe;Tiefe (cm)
            A-1;Becher;Ærø;warm|matt;https://x.example/1.jpg;blau;8
            A-2;Teppich;;;https://x.example/2.jpg;;
            """;
    private static final String LEAST = """
            sku: Art. Nr.
            sourceImageUrl: Bild
            """;

    @TempDir
    Path folder;

    @Test
    void everyKindOfValueFindsItsPlace() throws IOException {
        CatalogChange change = first(EXPORT, """
                sku: Art. Nr.
                anchorId: {column: Name}
                segment: {value: product}
                product:
                  title: "{{#Marke}}{{Marke}} {{/Marke}}{{Name}} {{ArtNr}}"
                  brand: Marke
                  styleTags: {column: Stil, split: "|"}
                  attributes: {farbe: Farbe, herkunft: {value: Portugal}}
                sourceImageUrl: Bild
                campaign: {value: herbst}
                deadline: 2027-01-31T00:00:00Z
                shots:
                  - shotName: {value: front}
                    placement: {value: pdp}
                    count: 2
                  - shotName: {value: "{{x}}"}
                    promptTemplate: {value: "{{title}} on wood"}
                    style: {column: Stil, default: plain}
                """);

        assertThat(change.getSku()).isEqualTo("A-1");
        assertThat(change.getAnchorId()).contains("Becher");
        assertThat(change.getProduct().getTitle()).isEqualTo("Ærø Becher A-1");
        assertThat(change.getProduct().getBrand()).contains("Ærø");
        assertThat(change.getProduct().getStyleTags()).containsExactly("warm", "matt");
        assertThat(change.getProduct().getAttributes()).isEqualTo(Map.of("farbe", "blau", "herkunft", "Portugal"));
        assertThat(change.getCampaign()).contains("herbst");
        assertThat(change.getDeadline()).contains(Instant.parse("2027-01-31T00:00:00Z"));
        assertThat(change.getShots()).extracting(Shot::getShotName).containsExactly("front", "{{x}}");
        assertThat(change.getShots()).extracting(Shot::getCount).containsExactly(2, 1);
        assertThat(change.getShots().getLast().getPromptTemplate()).contains("{{title}} on wood");
        assertThat(change.getJobId()).contains("run");
    }

    @Test
    void theRestBecomesAttributesThatPlaceholdersCanName() throws IOException {
        CatalogChange change = first(EXPORT, LEAST + "product: {title: Name, attributes: rest}\n");

        assertThat(change.getProduct().getAttributes())
                .isEqualTo(Map.of("Marke", "Ærø", "Stil", "warm|matt", "Farbe", "blau", "Tiefe_cm", "8"));
    }

    @Test
    void columnsThatNothingIsMadeOfAreKnown() throws IOException {
        assertThat(mapped(EXPORT, LEAST + "product: {title: \"{{Name}}\", attributes: [Farbe]}\n")
                        .ignored())
                .containsExactly("Marke", "Stil", "Tiefe (cm)");
    }

    @Test
    void aShotIsCalledMainOrAsItsPlacement() throws IOException {
        assertThat(first(EXPORT, LEAST).getShots())
                .extracting(Shot::getShotName)
                .containsExactly("main");
        assertThat(first(EXPORT, LEAST, "--placement", "hero").getShots())
                .extracting(Shot::getShotName)
                .containsExactly("hero");
        assertThat(first(EXPORT, LEAST + "shots: [{placement: Farbe}]").getShots())
                .extracting(Shot::getShotName)
                .containsExactly("blau");
    }

    @Test
    void anEmptyColumnIsNothingUnlessTheMappingNeedsIt() throws IOException {
        List<Entry> entries =
                entries(EXPORT, LEAST + "product: {title: Name, brand: {column: Marke, required: true}}\n");

        assertThat(((Entry.Event) entries(EXPORT, LEAST + "product: {brand: Marke}\n")
                                .getLast())
                        .change()
                        .getProduct()
                        .getBrand())
                .isEmpty();
        assertThat(entries.getLast()).isInstanceOfSatisfying(Entry.Refused.class, no -> {
            assertThat(no.line()).isEqualTo(3);
            assertThat(no.reason()).isEqualTo("Marke must not be empty, was empty");
            assertThat(no.names().getFirst().sku()).isEqualTo("A-2");
        });
    }

    @Test
    void aPlaceholderWithoutAValueRefusesTheRowAsInPrompts() throws IOException {
        assertThat(entries(EXPORT, LEAST + "product: {title: \"{{Marke}} {{Name}}\"}\n")
                        .getLast())
                .isInstanceOfSatisfying(
                        Entry.Refused.class,
                        no -> assertThat(no.reason())
                                .isEqualTo(
                                        "Marke must not be empty: product.title of the mapping names it as {{Marke}}, was empty"));
    }

    @Test
    void whatTheContractRefusesIsSaidWithTheNameOfTheColumn() throws IOException {
        String text = EXPORT.replace("https://x.example/2.jpg", "2.jpg");

        assertThat(entries(text, LEAST + "shots: [{count: \"Tiefe (cm)\"}]\n"))
                .extracting(entry -> ((Entry.Refused) entry).reason())
                .containsExactly(
                        "Tiefe (cm) must be 1 to 4, was '8'",
                        "Bild must be an absolute http or https URL, was '2.jpg'");
    }

    @Test
    void encodingAndSeparatorAreThoseOfTheMapping() throws IOException {
        String text = EXPORT.replace(';', '|').replace("warm|matt", "warm");
        Path file = Files.write(folder.resolve("old.csv"), text.getBytes(StandardCharsets.ISO_8859_1));
        Path mapping = Files.writeString(
                folder.resolve("m.yaml"),
                "csv: {delimiter: \"|\", charset: ISO-8859-1}\n" + LEAST + "product: {brand: Marke}\n");

        Entry first = Inputs.entries(Inputs.open(file, "--mapping", mapping.toString()))
                .getFirst();

        assertThat(((Entry.Event) first).change().getProduct().getBrand()).contains("Ærø");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            skuu: Name~m.yaml line 1: skuu is not a field of CatalogChange; did you mean sku?
            sku: Nam~m.yaml line 1: sku names the column Nam, which export.csv does not have; did you mean Name?; it has Art. Nr., Name
            sku: Name~m.yaml line 1: lacks sourceImageUrl, which every event needs; {value: ""} says that there is none, for models that take no reference picture.
            eventId: Name~m.yaml line 1: eventId is not a field of CatalogChange
            sku: Art. Nr.|sourceImageUrl: Bild|product:|  titel: Name~m.yaml line 4: product.titel is not a field of Product; did you mean title?
            sku: Name|sku: Name~m.yaml line 2: names sku twice
            sku: {colunm: Name}~m.yaml line 1: sku.colunm is not known here; did you mean column?
            sku: {column: Name, value: x}~m.yaml line 1: sku must have either column or value
            sku: {column: Name, split: "|"}~m.yaml line 1: sku must not be split
            sku: "{{Nam"~m.yaml line 1: sku is no template
            sku: "{{Nam}}"~m.yaml line 1: sku names the column Nam, which export.csv does not have; did you mean Name?
            sku: Name|sourceImageUrl: Bild|shots: front~m.yaml line 3: shots must be a list of shots
            sku: Name|sourceImageUrl: Bild|shots: [{count: 1}, {count: 2}]~m.yaml line 3: shots[1] must have a shotName of its own: two shots of a row are called main
            sku: Name|sourceImageUrl: Bild|shots: [{modell: x}]~m.yaml line 3: shots[0].modell is not a field of Shot; did you mean model?
            csv: {delimter: ";"}~m.yaml line 1: csv.delimter is not known here; did you mean delimiter?
            csv: {delimiter: "ab"}~m.yaml line 1: csv.delimiter must be one character such as ";", or tab, was ab
            csv: {charset: latin-x}~m.yaml line 1: csv.charset must be a character set such as UTF-8
            sku: [~m.yaml line 1 is not valid YAML
            """)
    void whatIsWrongIsSaidWithItsPlace(String mapping, String sentence) throws IOException {
        Cli.Ending ending = importing(EXPORT, mapping.replace("|", "\n").replace("split: \"\n\"", "split: \"|\""));

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err().replace(folder + "/", "")).startsWith("darkroom: " + sentence);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        Cli.Ending ending = importing(EXPORT, "sku: Nam\nproduct: {titel: Name}\nshots: [{cuont: 2, modell: x}]\n");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err())
                .contains("sku names the column Nam", "product.titel is not", "shots[0].cuont", "shots[0].modell")
                .contains("lacks sourceImageUrl")
                .doesNotContain("lacks sku");
    }

    @Test
    void aFlagAndTheMappingMustNotSayTheSame() throws IOException {
        Cli.Ending ending = importing(EXPORT, LEAST + "shots: [{placement: {value: pdp}}]\n", "--placement", "hero");

        assertThat(ending.err()).contains("shots[0] says placement, and so does --placement; leave one of them out");
    }

    @Test
    void twoColumnsOfOneNameCannotBeNamed() throws IOException {
        String twice = EXPORT.replace("Marke", "Bild");

        assertThat(importing(twice, LEAST).err())
                .contains("sourceImageUrl names the column Bild, which", "has 2 times: Bild, Bild");
        assertThat(importing(
                                twice,
                                "sku: Art. Nr.\nsourceImageUrl: {value: \"https://x.example/1.jpg\"}\nproduct: {title: Name}\n")
                        .code())
                .isZero();
    }

    @Test
    void aDryRunShowsWhatBecomesOfTheFirstRow() throws IOException {
        String mapping = LEAST + "product: {title: Name, brand: Marke}\n";

        String out = importing(EXPORT, mapping).out();

        assertThat(out).startsWith("The first row that can be read becomes:").contains("\"brand\" : \"Ærø\"");
        String json = out.substring(out.indexOf('{'), out.indexOf("\nEvents:"));
        JsonNode event = new JsonMapper().readTree(json);
        assertThat(event.at("/product/title").asText()).isEqualTo("Becher");
        assertThat(event.path("campaign").isMissingNode()).isTrue();
    }

    @Test
    void theStarterOfAnExportNeedsLittleMore() throws IOException {
        Path export = Files.writeString(folder.resolve("export.csv"), EXPORT);

        Cli.Ending starter = Cli.in(folder).run("mapping", export.toString());

        assertThat(starter.err()).isEmpty();
        assertThat(starter.out())
                .contains(
                        "delimiter: \";\"", "sku: \"Art. Nr.\"", "title: Name", "brand: Marke", "sourceImageUrl: Bild")
                .contains("attributes: rest  # Farbe, Tiefe (cm)");
        assertThat(importing(EXPORT, starter.out()).code()).isZero();
    }

    @Test
    void aStarterKnowsOldEncodingsAndSaysWhatIsNotClear() throws IOException {
        Path export = Files.write(
                folder.resolve("export.csv"),
                "Größe;Bild\nä;https://x.example/1.jpg\n".getBytes(StandardCharsets.ISO_8859_1));

        Cli.Ending starter = Cli.in(folder).run("mapping", export.toString());

        assertThat(starter.out()).contains("charset: windows-1252", "# sku: which column?", "# Größe");
        assertThat(starter.err()).contains("No column is called as if it were sku");
    }

    private Cli.Ending importing(String csv, String mapping, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), csv);
        Path map = Files.writeString(folder.resolve("m.yaml"), mapping);
        String[] words = new String[flags.length + 5];
        System.arraycopy(
                new String[] {"import", file.toString(), "--mapping", map.toString(), "--dry-run"}, 0, words, 0, 5);
        System.arraycopy(flags, 0, words, 5, flags.length);
        return Cli.in(folder).run(words);
    }

    private CatalogChange first(String csv, String mapping, String... flags) throws IOException {
        return ((Entry.Event) entries(csv, mapping, flags).getFirst()).change();
    }

    private List<Entry> entries(String csv, String mapping, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), csv);
        Path map = Files.writeString(folder.resolve("m.yaml"), mapping);
        String[] words = new String[flags.length + 2];
        words[0] = "--mapping";
        words[1] = map.toString();
        System.arraycopy(flags, 0, words, 2, flags.length);
        return Inputs.entries(Inputs.open(file, words));
    }

    private MappedFile mapped(String csv, String mapping) throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), csv);
        Path map = Files.writeString(folder.resolve("m.yaml"), mapping);
        return MappedFile.open(
                map, InputFile.of(file, InputStream.nullInputStream()), new Defaults(Wishes.NONE, OptionalInt.empty()));
    }
}
