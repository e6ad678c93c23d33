package io.darkroom.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Samples;
import io.darkroom.contract.Violation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {
    private static final RecordJson<CatalogChange> NOTATION = RecordJson.of(CatalogChange.class);

    @Test
    void whatIsWrittenCanBeRead() {
        CatalogChange change = Samples.change().setDeadline(Samples.NOON).build();

        assertThat(NOTATION.read(NOTATION.write(change))).isEqualTo(new JsonRead.Good<>(change));
    }

    @Test
    void resultsCanBeReadToo() {
        ImageFailed failed = ImageFailed.newBuilder()
                .setState(FailedState.FAILED)
                .setFailure(Failure.newBuilder()
                        .setWhy(FailureClass.PROVIDER_ERROR)
                        .setError("HTTP 500")
                        .build())
                .setViolations(List.of(new Violation("sku", "must not be empty", "")))
                .setEventId("event-1")
                .setSku("SKU-1")
                .setRequest(Samples.request().build())
                .setFailedAt(Samples.NOON)
                .setOrigin(new Origin("catalog.changes", 0, 7L))
                .build();
        RecordJson<ImageFailed> notation = RecordJson.of(ImageFailed.class);

        assertThat(notation.read(notation.write(failed))).isEqualTo(new JsonRead.Good<>(failed));
    }

    @Test
    void whatHasADefaultMayBeLeftOut() {
        CatalogChange change = good("""
                {"sku":"MUG-1","product":{"title":"Mug"},"sourceImageUrl":"https://images.example/1.jpg",
                 "shots":[{}],"occurredAt":"2026-11-20T13:00:00+01:00"}""");

        assertThat(change.getSegment()).isEqualTo("product");
        assertThat(change.getAnchorId()).isEmpty();
        assertThat(change.getOccurredAt()).isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(change.getShots().get(0).getShotName()).isEqualTo("main");
        assertThat(change.getShots().get(0).getCount()).isEqualTo(1);
        assertThat(change.getProduct().getStyleTags()).isEmpty();
    }

    @Test
    void everyProblemIsFoundAtOnce() {
        assertThat(bad("""
                        {"sku":7,"product":{"titel":"Mug"},"source_image_url":"https://images.example/1.jpg",
                         "shots":[{"count":"four"},{"size":null,"bogus":1}],"occurredAt":"2026-11-20"}""").problems())
                .extracting(JsonRead.Problem::sentence)
                .containsExactly(
                        "source_image_url is not a field of CatalogChange; did you mean sourceImageUrl?",
                        "sku must be text, was 7",
                        "product.titel is not a field of Product; did you mean title?",
                        "product.title is missing; it must be text",
                        "sourceImageUrl is missing; it must be text",
                        "shots[0].count must be a whole number of 32 bits, was \"four\"",
                        "shots[1].bogus is not a field of Shot",
                        "occurredAt must be a time such as 2026-11-20T12:00:00Z, was \"2026-11-20\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "[]|must be an object, was a list",
                "null|must be an object, was null",
                "\"text\"|must be an object, was \"text\"",
                "{\"sku\":\"a\",\"sku\":\"b\"}|is not a JSON object: duplicate field 'sku' at character 17",
                "{} {}|is not a JSON object: there is something behind the object at character 4",
                "{}x|is not a JSON object: Unrecognized token 'x'",
                "{\"sku\":\"a\"|is not a JSON object: Unexpected end-of-input: expected close marker for Object at character 11",
                "sku,title|is not a JSON object: Unrecognized token 'sku'"
            })
    void aLineThatIsNoObjectIsOneProblem(String text, String beginning) {
        assertThat(bad(text).sentence()).startsWith(beginning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"a\":}", "\u0000", "[[[[", "{\"sku\":1e999999999}", "{\"sku\":\"\\ud800\"}"})
    void noTextMakesItFail(String text) {
        assertThat(bad(text).problems()).isNotEmpty();
    }

    @Test
    void depthHasAnEnd() {
        assertThat(bad("[".repeat(100_000)).sentence()).contains("is not a JSON object");
    }

    private static CatalogChange good(String text) {
        return switch (NOTATION.read(text)) {
            case JsonRead.Good<CatalogChange> good -> good.value();
            case JsonRead.Bad<CatalogChange> bad -> throw new AssertionError(bad.sentence());
        };
    }

    private static JsonRead.Bad<CatalogChange> bad(String text) {
        return switch (NOTATION.read(text)) {
            case JsonRead.Good<CatalogChange> good -> throw new AssertionError("read: " + good.value());
            case JsonRead.Bad<CatalogChange> bad -> bad;
        };
    }
}
