package io.darkroom.app.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.RowId;
import io.darkroom.app.pictures.StoredPicture;
import io.darkroom.app.run.Records;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineFormatTest {
    private static final RowId A = new RowId("job", "S-1", "S-1", "product", "main");
    private static final RowId B = new RowId("J1", "P-9", "P-9", "bedroom", "wide");

    @Test
    void completedLineOfRecipeA() {
        assertThat(catalog(completed("https://p/1.png", "https://p/2.png")))
                .isEqualTo("{\"sku\":\"S-1\",\"status\":\"completed\",\"image_count\":2,"
                        + "\"image_urls\":[\"https://p/1.png\",\"https://p/2.png\"],"
                        + "\"request_id\":\"req-1\",\"model_actual\":\"sandbox/gpt-image-1\"}");
    }

    @Test
    void failedLineOfRecipeAKeepsStatusAndBody() throws IOException {
        String error = "HTTP 402: {\"error\":{\"code\":\"insufficient_quota\"}}";

        String line = catalog(failed(FailureClass.QUOTA_EXHAUSTED, error));

        assertThat(line).startsWith("{\"sku\":\"S-1\",\"status\":\"failed\",\"error\":\"HTTP 402: {\\\"error\\\"");
        assertThat(new JsonMapper().readTree(line).path("error").asText()).isEqualTo(error);
    }

    @Test
    void completedLineOfRecipeB() {
        assertThat(new LineFormat(Recipe.SHOTS, Profile.SHOTS, new ErrorText(Recipe.SHOTS))
                        .render(new ResultLine(B, 2, completed("https://p/1.png"))))
                .isEqualTo("{\"job_id\":\"J1\",\"anchor_id\":\"P-9\",\"segment\":\"bedroom\",\"shot_name\":\"wide\","
                        + "\"status\":\"completed\",\"image_url\":\"https://p/1.png\",\"request_id\":\"req-1\","
                        + "\"model_actual\":\"sandbox/gpt-image-1\"}");
    }

    @Test
    void aShotOfSeveralPicturesNamesThemAll() {
        assertThat(new LineFormat(Recipe.SHOTS, Profile.SHOTS, new ErrorText(Recipe.SHOTS))
                        .render(new ResultLine(B, 2, completed("https://p/1.png", "https://p/2.png"))))
                .contains("\"image_url\":\"https://p/1.png\",\"image_count\":2,"
                        + "\"image_urls\":[\"https://p/1.png\",\"https://p/2.png\"],\"request_id\"");
    }

    @Test
    void failedLineOfRecipeB() {
        assertThat(new LineFormat(Recipe.SHOTS, Profile.SHOTS, new ErrorText(Recipe.SHOTS))
                        .render(new ResultLine(B, 2, failed(FailureClass.PROVIDER_ERROR, "HTTP 500: x"))))
                .isEqualTo("{\"job_id\":\"J1\",\"anchor_id\":\"P-9\",\"segment\":\"bedroom\",\"shot_name\":\"wide\","
                        + "\"status\":\"failed\",\"error\":\"HTTP 500: x\"}");
    }

    @Test
    void refusedRowNamesItsLine() {
        assertThat(catalog(new Result.Refused("title is empty")))
                .isEqualTo("{\"sku\":\"S-1\",\"status\":\"failed\",\"error\":\"line 2: title is empty\"}");
    }

    @Test
    void violationsNameTheColumnsOfTheFile() {
        ImageFailed rejected =
                Records.failed("e", null, 0, FailedState.REJECTED, FailureClass.CONTRACT_VIOLATION, "2 violations");
        rejected.setViolations(List.of(
                new Violation("sourceImageUrl", "must be an http or https URL", "ftp://x"),
                new Violation("shots[0].count", "must be 1 to 4", "9")));

        assertThat(catalog(new Result.Failed(rejected)))
                .contains(
                        "line 2: image_url must be an http or https URL, was 'ftp://x'; --variants must be 1 to 4, was '9'");
    }

    @Test
    void withoutAFileViolationsNameTheFieldsOfTheEvent() {
        ImageFailed rejected =
                Records.failed("e", null, 0, FailedState.REJECTED, FailureClass.CONTRACT_VIOLATION, "1 violation");
        rejected.setViolations(List.of(new Violation("shots[0].placement", "must be one of hero, pdp", "socal")));

        assertThat(new LineFormat(Recipe.SHOTS, Profile.SHOTS, ErrorText.CONTRACT)
                        .render(new ResultLine(B, 0, new Result.Failed(rejected))))
                .contains("\"error\":\"shots[0].placement must be one of hero, pdp, was 'socal'\"");
    }

    @Test
    void conflictNamesWhatChangedAndTheWaysOut() {
        assertThat(catalog(failed(FailureClass.IDEMPOTENCY_CONFLICT, "the source picture and the prompt changed.")))
                .contains("IDEMPOTENCY_CONFLICT: line 2: the source picture and the prompt changed.")
                .contains("new prompt version")
                .contains("--regenerate");
    }

    @Test
    void extendedLineBeginsLikeTheNaturalOne() throws IOException {
        Result.Completed result = new Result.Completed(
                Records.completed("e", "k", 7, "https://p/1.png"),
                List.of(new StoredPicture.Kept("https://p/1.png", Path.of("out", "1.png"), 12, "ab")));

        String line = extended(result);

        assertThat(line).startsWith("{\"sku\":\"S-1\",\"status\":\"completed\",\"image_count\":1,");
        JsonNode json = new JsonMapper().readTree(line);
        assertThat(json.path("line").asInt()).isEqualTo(2);
        assertThat(json.path("idempotency_key").asText()).isEqualTo("k");
        assertThat(json.path("generation").asLong()).isEqualTo(7);
        assertThat(json.path("possible_duplicate_charge").isBoolean()).isTrue();
        assertThat(json.path("pictures").path(0).path("path").asText()).isEqualTo("out/1.png");
        assertThat(json.path("pictures").path(0).path("sha256").asText()).isEqualTo("ab");
    }

    @Test
    void extendedLineTellsWhereThePicturesAreStoredAndWhatTheyAreFor() throws IOException {
        ImageCompleted image = Records.completed("e", "k", 7, "https://p/1.png", "https://p/2.png");
        image.setJobId("j-1");
        image.setPlacement("hero");
        image.setCampaign("spring");
        image.setExperiment("tables");
        Result.Completed result = new Result.Completed(
                image,
                List.of(
                        new StoredPicture.InStore("https://p/1.png", "s3://shop/ab.png", 12, "ab"),
                        new StoredPicture.Missing("https://p/2.png", "HTTP 404")));

        JsonNode json = new JsonMapper().readTree(extended(result));

        assertThat(json.path("pictures"))
                .isEqualTo(new JsonMapper()
                        .readTree(
                                "[{\"url\":\"https://p/1.png\",\"stored_url\":\"s3://shop/ab.png\",\"bytes\":12,\"sha256\":\"ab\"},"
                                        + "{\"url\":\"https://p/2.png\",\"problem\":\"HTTP 404\"}]"));
        assertThat(List.of("job_id", "placement", "campaign", "experiment", "prompt_version"))
                .extracting(field -> json.path(field).asText())
                .containsExactly("j-1", "hero", "spring", "tables", "v1");
    }

    @Test
    void extendedFailureTellsClassStatusAndAttempts() throws IOException {
        ImageFailed failure =
                Records.failed("e", "k", 7, FailedState.FAILED, FailureClass.QUOTA_EXHAUSTED, "HTTP 402: {}");
        failure.getFailure().setHttpStatus(402);
        failure.getFailure().setRequestId("r");

        JsonNode json = new JsonMapper().readTree(extended(new Result.Failed(failure)));

        assertThat(json.path("failure_class").asText()).isEqualTo("QUOTA_EXHAUSTED");
        assertThat(json.path("http_status").asInt()).isEqualTo(402);
        assertThat(json.path("request_id").asText()).isEqualTo("r");
        assertThat(json.path("attempts").asInt()).isEqualTo(1);
    }

    /** Also half surrogate pairs, which a provider's cut-off text may end with. */
    @Property(tries = 500)
    void everyLineIsValidJson(@ForAll String text) throws IOException {
        String line = catalog(failed(FailureClass.PROVIDER_ERROR, "x" + text));

        assertThat(line).doesNotContain("\n").doesNotContain("\r");
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonMapper().readTree(bytes).path("error").asText().length())
                .isEqualTo(text.length() + 1);
    }

    private static String catalog(Result result) {
        return new LineFormat(Recipe.CATALOG, Profile.CATALOG, new ErrorText(Recipe.CATALOG))
                .render(new ResultLine(A, 2, result));
    }

    private static String extended(Result result) {
        return new LineFormat(Recipe.CATALOG, Profile.EXTENDED, new ErrorText(Recipe.CATALOG))
                .render(new ResultLine(A, 2, result));
    }

    private static Result completed(String... urls) {
        return new Result.Completed(Records.completed("e", "k", 1, urls), List.of());
    }

    private static Result failed(FailureClass why, String error) {
        return new Result.Failed(Records.failed("e", "k", 1, FailedState.FAILED, why, error));
    }
}
