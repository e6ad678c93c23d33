package io.darkroom.app.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogFileTest {
    private static final String HEADER = "sku,title,image_url,brand,style_tags\n";
    private static final String ROW = "S-1,Mug,https://x.example/1.png,Acme,\"warm, matte\"\n";

    @TempDir
    private Path folder;

    @Test
    void readsTheColumnsOfRecipeA() throws IOException {
        Row.Order row = (Row.Order) rows(HEADER + ROW).getFirst();

        assertThat(row.values())
                .containsEntry("sku", "S-1")
                .containsEntry("title", "Mug")
                .containsEntry("image_url", "https://x.example/1.png")
                .containsEntry("brand", "Acme")
                .containsEntry("style_tags", "warm, matte");
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.id()).isEqualTo(new RowId("job", "S-1", "S-1", "product", "main"));
    }

    @Test
    void readsTheColumnsOfRecipeB() throws IOException {
        CatalogFile file = ready(write("""
                job_id,segment,anchor_id,source_image_url,shot_name,prompt_append
                J1,bedroom,P-9,https://x.example/b.jpg,wide,evening light
                """, UTF_8));

        assertThat(file.header().recipe()).isEqualTo(Recipe.SHOTS);
        assertThat(rows(file).getFirst().id()).isEqualTo(new RowId("J1", "P-9", "P-9", "bedroom", "wide"));
    }

    @Test
    void aColumnMayNameTheShotThatARowDependsOn() throws IOException {
        List<Row> rows = rows(ready(write("""
                job_id,segment,anchor_id,source_image_url,shot_name,prompt_append,depends_on_shot
                J1,bedroom,P-9,https://x.example/b.jpg,wide,evening light,
                J1,bedroom,P-9,https://x.example/b.jpg,corner,evening light,wide
                """, UTF_8)));

        assertThat(rows)
                .allMatch(Row.Order.class::isInstance)
                .extracting(row -> ((Row.Order) row).values().get("depends_on_shot"))
                .containsExactly("", "wide");
    }

    @Test
    void columnsComeInAnyOrderCaseAndDress() throws IOException {
        Row.Order row = (Row.Order) rows("\" Image URL \",'SKU', Title \nhttps://x.example/1.png,S-1,Mug\n")
                .getFirst();

        assertThat(row.values()).containsEntry("sku", "S-1").containsEntry("title", "Mug");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorIsFoundByTheHeader(String separator) throws IOException {
        String text = String.join(separator, "sku", "title", "image_url") + "\n"
                + String.join(separator, "S-1", "Mug", "https://x.example/1.png") + "\n";

        assertThat(rows(text).getFirst()).isInstanceOf(Row.Order.class);
    }

    @Test
    void separatorMayBeAnnounced() throws IOException {
        assertThat(rows("sep=;\nsku;title;image_url\nS;T;https://x.example/1\n").getFirst())
                .isInstanceOf(Row.Order.class);
    }

    @Test
    void bytesMayBeUtf8OrUtf16WithMark() throws IOException {
        String text = "\uFEFF" + HEADER + "S-1,Tasse für Öl 𝒳,https://x.example/1.png,,\n";

        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            Row.Order row = (Row.Order) rows(ready(write(text, charset))).getFirst();
            assertThat(row.values()).as(charset.name()).containsEntry("title", "Tasse für Öl 𝒳");
        }
    }

    @Test
    void quotesHoldSeparatorsQuotesAndNewlines() throws IOException {
        List<Row> rows =
                rows(HEADER + "S-1,\"a, \"\"b\"\"\r\nc\",https://x.example/1.png,,\r\n\r\nS-2,t,https://x/2,,\r\n");

        assertThat(((Row.Order) rows.getFirst()).values()).containsEntry("title", "a, \"b\"\r\nc");
        assertThat(rows.get(1).line()).isEqualTo(5);
    }

    @Test
    void valuesAreTrimmedAndBlankRowsPassedOver() throws IOException {
        List<Row> rows = rows(HEADER + "\n  \n,,,,\n\u00A0S-1 ,  \"  Mug \" ,https://x.example/1.png,,\n");

        assertThat(rows).hasSize(1);
        assertThat(((Row.Order) rows.getFirst()).values())
                .containsEntry("sku", "S-1")
                .containsEntry("title", "Mug");
    }

    @Test
    void otherColumnsAreNamedAndIgnored() throws IOException {
        CatalogFile file = ready(write("sku,title,Price,image_url\nS,T,9,https://x.example/1\n", UTF_8));

        assertThat(file.header().ignored()).containsExactly("Price");
        assertThat(rows(file).getFirst()).isInstanceOf(Row.Order.class);
    }

    @Test
    void namesWithSlashesSpacesAndOtherScriptsStayAsTheyAre() throws IOException {
        assertThat(rows(HEADER + "a/b 茶:ü%,T,https://x.example/1,,\n")
                        .getFirst()
                        .id()
                        .sku())
                .isEqualTo("a/b 茶:ü%");
    }

    @Test
    void shortAndLongRowsAreRefusedWithTheirLine() throws IOException {
        List<Row> rows = rows(HEADER + "S-1,Mug\n" + ROW + "S-3,T,https://x/3,b,t,extra\n");

        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 4L);
        assertThat(((Row.Refused) rows.getFirst()).reason())
                .isEqualTo("the row has 2 values, the header names 5 columns");
        assertThat(rows.get(1)).isInstanceOf(Row.Order.class);
        assertThat(((Row.Refused) rows.get(2)).reason()).contains("6 values");
        assertThat(rows.get(2).id().sku()).isEqualTo("S-3");
    }

    @Test
    void everyEmptyRequiredFieldIsNamed() throws IOException {
        Row.Refused row = (Row.Refused) rows(HEADER + "S-1, ,,b,t\n").getFirst();

        assertThat(row.reason()).isEqualTo("title, image_url are empty");
    }

    @Test
    void hugeFieldIsRefusedAlone() throws IOException {
        List<Row> rows = rows(HEADER + "S-1," + "x".repeat(1_048_576) + ",https://x/1,,\n" + ROW);

        assertThat(((Row.Refused) rows.getFirst()).reason()).startsWith("title is too large: the row has 1024 KiB");
        assertThat(rows.get(1)).isInstanceOf(Row.Order.class);
    }

    @Test
    void missingColumnIsNamedTogetherWithWhatWasFound() throws IOException {
        assertThat(refusal("sku,title,picture\nS,T,u\n", UTF_8))
                .contains("lacks the column image_url; found: sku,title,picture")
                .doesNotContain("\n");
        assertThat(refusal("job_id,segment,anchor_id\n1,2,3\n", UTF_8))
                .contains("lacks the columns source_image_url, shot_name, prompt_append");
    }

    @Test
    void fileWithoutHeaderSaysWhatAHeaderIs() throws IOException {
        assertThat(refusal(ROW, UTF_8))
                .contains("has no header: its first row is S-1,Mug,")
                .contains("sku,title,image_url");
    }

    @Test
    void columnNamedTwiceIsRefused() throws IOException {
        assertThat(refusal("sku,title,image_url,SKU\n", UTF_8)).contains("two columns named sku");
    }

    @Test
    void columnsThatNobodyReadsMayHaveTheSameName() throws IOException {
        CatalogFile file = ready(write("sku,title,image_url,note,note\nS-1,Mug,https://x.example/1.jpg,a,b\n", UTF_8));

        assertThat(file.header().ignored()).containsExactly("note", "note");
        assertThat(rows(file)).hasSize(1);
    }

    @Test
    void otherEncodingsSayTheByteAndTheLine() throws IOException {
        String start = HEADER + ROW + "S-2,Tasse f";

        assertThat(refusal(start + "ür,https://x/2,,\n", ISO_8859_1))
                .contains("is not valid UTF-8: byte 0xFC at offset " + start.length() + ", line 3");
    }

    @Test
    void wrongByteFarBehindTheHeaderIsFoundBeforeAnythingStarts() throws IOException {
        String start = HEADER + ROW.repeat(5_000) + "S-2,Tasse f";
        Path file = write(start + "ür,https://x/2,,\n", ISO_8859_1);

        assertThat(unreadable(ready(file))).contains("byte 0xFC at offset " + start.length() + ", line 5002");
    }

    @Test
    void utf16WithoutMarkAndSpreadsheetsAreRecognised() throws IOException {
        assertThat(refusal(HEADER, UTF_16LE)).contains("zero character").contains("UTF-16");
        assertThat(refusal("PK\u0003\u0004rest", ISO_8859_1)).contains("spreadsheet");
    }

    @Test
    void cutOffCharacterAtTheEndIsRefused() throws IOException {
        Path file = folder.resolve("cut.csv");
        Files.write(file, (HEADER + ROW + "S-2,ü").getBytes(UTF_8));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(unreadable(ready(file))).contains("is not valid UTF-8: byte 0xC3");
    }

    @Test
    void quoteThatNeverClosesIsRefusedBeforeAnythingStarts() throws IOException {
        CatalogFile file = ready(write(HEADER + "S-1,\"Mug,https://x/1,,\n" + ROW.repeat(3), UTF_8));

        assertThat(unreadable(file)).contains("line 2");
    }

    @Test
    void lineWithoutEndIsRefusedWithoutFillingTheMemory() throws IOException {
        Path file = folder.resolve("endless.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("sku,title,image_url\n");
            String cells = "a,".repeat(1 << 20);
            for (int million = 0; million < 100; million++) {
                out.write(cells);
            }
        }

        assertThat(unreadable(ready(file))).startsWith(file + " cannot be split into rows");
    }

    @Test
    void folderMissingFileAndEmptyFileAreOneSentenceEach() throws IOException {
        assertThat(sentence(folder)).endsWith("is a folder, not a catalog file");
        assertThat(sentence(folder.resolve("no.csv"))).endsWith("does not exist");
        assertThat(refusal("", UTF_8)).endsWith("is empty");
        assertThat(refusal("\n\n \n", UTF_8)).endsWith("is empty");
    }

    @Test
    void aRowThatNamesNoShotIsAShotOfItsPlacement() throws IOException {
        CatalogFile file = ready(write("sku,title,image_url\nA,Mug,https://x/a.png\n", UTF_8));

        assertThat(rows(file)).extracting(row -> row.id().shotName()).containsExactly("main");
        assertThat(rows(file.in(Optional.of("hero"))))
                .extracting(row -> row.id().shotName())
                .containsExactly("hero");
    }

    private List<Row> rows(String text) throws IOException {
        return rows(ready(write(text, UTF_8)));
    }

    private static List<Row> rows(CatalogFile file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = file.rows(Integer.MAX_VALUE, "job")) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private static String unreadable(CatalogFile file) {
        return CatalogFile.sentence(
                file.path(), org.assertj.core.api.Assertions.catchThrowableOfType(IOException.class, () -> rows(file)));
    }

    private static CatalogFile ready(Path path) {
        CatalogFile.Opening opening = CatalogFile.open(path);
        assertThat(opening).as(opening.toString()).isInstanceOf(CatalogFile.Opening.Ready.class);
        return ((CatalogFile.Opening.Ready) opening).file();
    }

    private String refusal(String text, Charset charset) throws IOException {
        return sentence(write(text, charset));
    }

    private static String sentence(Path path) {
        return ((CatalogFile.Opening.Unreadable) CatalogFile.open(path)).sentence();
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("catalog.csv"), text.getBytes(charset));
    }
}
