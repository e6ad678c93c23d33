package io.darkroom.app.input.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.input.Input;
import io.darkroom.app.input.Inputs;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencedEntriesTest {
    @TempDir
    Path folder;

    @Test
    void rowsThatDependOnNothingStayAsTheyAre() throws IOException {
        assertThat(shots(rows("c:", "a:", "b:"))).containsExactly("2 c", "3 a", "4 b");
    }

    @Test
    void aRowComesBehindTheOneThatItNamesWhereverThatStands() throws IOException {
        assertThat(shots(rows("side:front", "top:side", "other:", "front:", "back:front")))
                .containsExactly("4 other", "5 front", "2 side", "3 top", "6 back");
    }

    @Test
    void aShotThatTheFileDoesNotHaveMayHaveBeenOrderedBeforeAndIsWaitedForToTheEnd() throws IOException {
        assertThat(shots(rows("detail:side", "side:front", "last:"))).containsExactly("4 last", "3 side", "2 detail");
    }

    @Test
    void anotherSourcePictureIsAnotherShot() throws IOException {
        Input input = file(
                "j,product,A,https://i.example/1.jpg,side,x,front",
                "j,product,A,https://i.example/2.jpg,front,x,",
                "j,product,A,https://i.example/1.jpg,front,x,");

        assertThat(shots(input)).containsExactly("3 front", "4 front", "2 side");
    }

    @Test
    void aCircleOverRowsIsRefusedWithItsWayAndWhatStandsBehindItIsNot() throws IOException {
        List<Entry> entries = Inputs.entries(rows("a:b", "b:c", "c:a", "d:a", "free:"));

        assertThat(entries)
                .extracting(SequencedEntriesTest::text)
                .containsExactly(
                        "6 free",
                        "2 refused: depends_on_shot must not lead back to the shot itself: a → b → c → a, was 'b'",
                        "3 refused: depends_on_shot must not lead back to the shot itself: b → c → a → b, was 'c'",
                        "4 refused: depends_on_shot must not lead back to the shot itself: c → a → b → c, was 'a'",
                        "5 d");
        assertThat(entries.get(1).names().getFirst().shotName()).isEqualTo("a");
    }

    @Test
    void eventsOfJsonAreSequencedByAllTheirShots() throws IOException {
        Path file = Files.writeString(
                folder.resolve("e.jsonl"),
                event("{\"shotName\":\"a\",\"dependsOnShot\":\"d\"},{\"shotName\":\"b\",\"dependsOnShot\":\"a\"}")
                        + event("{\"shotName\":\"c\",\"dependsOnShot\":\"b\"}")
                        + event("{\"shotName\":\"d\"}"));

        assertThat(shots(Inputs.open(file))).containsExactly("3 d", "1 a", "2 c");
    }

    @Test
    void eventsThatNeedOneAnotherWithoutACircleOfShotsAreLeftToIntake() throws IOException {
        Path file = Files.writeString(
                folder.resolve("e.jsonl"),
                event("{\"shotName\":\"a\"},{\"shotName\":\"b\",\"dependsOnShot\":\"c\"}")
                        + event("{\"shotName\":\"c\",\"dependsOnShot\":\"a\"}"));

        assertThat(shots(Inputs.open(file))).containsExactly("1 a", "2 c");
    }

    @Test
    void whatTheFileSaysThereIsKnownOfARowThatHadToWait() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Entries entries = rows("side:front", "front:", "back:").open()) {
            while (entries.next().isPresent()) {
                texts.add(entries.input());
            }
        }

        assertThat(texts).extracting(text -> text.split(",", -1)[4]).containsExactly("front", "side", "back");
    }

    @Test
    void aLongChainIsFollowedFromItsEndToItsBeginning() throws IOException {
        int length = 20_000;
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < length; row++) {
            rows.add("s%d:s%d".formatted(row, row + 1));
        }
        rows.add("s" + length + ":");

        List<String> shots = shots(rows(rows.toArray(String[]::new)));

        assertThat(shots)
                .hasSize(length + 1)
                .startsWith("20002 s20000", "20001 s19999")
                .endsWith("3 s1", "2 s0");
    }

    /** Each text is the name of a shot and what it depends on. */
    private Input rows(String... shots) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String shot : shots) {
            String[] parts = shot.split(":", -1);
            rows.add("j,product,A,https://i.example/1.jpg,%s,x,%s".formatted(parts[0], parts[1]));
        }
        return file(rows.toArray(String[]::new));
    }

    private Input file(String... rows) throws IOException {
        return Inputs.open(Files.writeString(
                folder.resolve("s.csv"),
                "job_id,segment,anchor_id,source_image_url,shot_name,prompt_append,depends_on_shot\n"
                        + String.join("\n", rows) + "\n"));
    }

    private static String event(String shots) {
        return """
                {"sku":"A","product":{"title":"T"},"sourceImageUrl":"https://i.example/1.jpg","shots":[%s],\
                "occurredAt":"2026-11-20T12:00:00Z"}
                """.formatted(shots);
    }

    private static List<String> shots(Input input) throws IOException {
        return Inputs.entries(input).stream().map(SequencedEntriesTest::text).toList();
    }

    private static String text(Entry entry) {
        return entry.line() + " "
                + switch (entry) {
                    case Entry.Event event -> event.names().getFirst().shotName();
                    case Entry.Refused refused -> "refused: " + refused.reason();
                };
    }
}
