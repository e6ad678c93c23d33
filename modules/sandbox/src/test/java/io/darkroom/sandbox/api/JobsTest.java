package io.darkroom.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ImageApiSettings QUICK = ImageApiSettings.withLatency(Latency.NONE);
    private static final ImageApiSettings SLOW = ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(500)));
    private static final ImageApiSettings STILL = ImageApiSettings.withLatency(Latency.of(Duration.ofMinutes(10)));

    @TempDir
    private Path temp;

    @Test
    void aJobIsDrawnWhileTheCallerGoesOnAndIsBilledOnce() throws Exception {
        try (ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofSeconds(2))))) {
            Muse muse = new Muse(api.base());

            Muse.Answer begun = muse.order("key", Muse.CHAIR);

            assertThat(begun.status()).isEqualTo(202);
            assertThat(begun.text("status")).isIn("pending", "processing");
            assertThat(begun.json().path("output").isNull()).isTrue();
            assertThat(api.inFlight()).isEqualTo(1);
            Muse.Answer over = await().atMost(LIMIT).until(() -> muse.look(begun.id()), look -> look.status() == 200);
            assertThat(over.text("status")).isEqualTo("succeeded");
            assertThat(over.text("visibility")).isEqualTo("private");
            assertThat(over.text("model")).isEqualTo("sandbox/nano-banana-pro");
            assertThat(over.json().path("credits_charged").asInt()).isEqualTo(6);
            assertThat(over.json().path("error").isNull()).isTrue();
            assertThat(picture(api, over).getWidth()).isEqualTo(896);
            assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(1, 1, 1));
            assertThat(api.inFlight()).isZero();
        }
    }

    @Test
    void aJobWaitsInLineThenItIsDrawn() throws Exception {
        try (ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofSeconds(8))))) {
            Muse muse = new Muse(api.base());

            Muse.Answer begun = muse.order("key", Muse.CHAIR);

            assertThat(begun.text("status")).isEqualTo("pending");
            await().atMost(LIMIT)
                    .until(() -> muse.look(begun.id()).text("status").equals("processing"));
        }
    }

    @Test
    void theGuidesDialectAnswersWithTheNameOfTheJobOnly() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            Muse muse = new Muse(api.base());

            Muse.Answer begun = muse.order(Muse.GENERATE, "key", Muse.CHAIR, Map.of());

            assertThat(begun.json().properties()).extracting(Map.Entry::getKey).containsExactly("id", "status");
            Muse.Answer over = muse.look(Muse.GENERATE, begun.id());
            assertThat(over.text("status")).isEqualTo("succeeded");
            assertThat(picture(api, over).getHeight()).isEqualTo(1120);
        }
    }

    @Test
    void oneModelSendsItsPicturesInsideTheAnswer() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            Muse muse = new Muse(api.base());

            Muse.Answer over = muse.order("key", Muse.CHAIR.replace("nano-banana-pro", "recraft-v4-pro"));

            String uri = over.json().at("/output/0").asText();
            assertThat(uri).startsWith("data:image/png;base64,");
            byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(896);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=30", "respond-async, wait=30"})
    void aCallerMayWaitForTheEnd(String prefer) throws Exception {
        try (ImageApi api = ImageApi.start(SLOW)) {
            Muse.Answer over = new Muse(api.base()).order(Muse.IMAGES, "key", Muse.CHAIR, Map.of("Prefer", prefer));

            assertThat(over.status()).isEqualTo(200);
            assertThat(over.text("status")).isEqualTo("succeeded");
        }
    }

    @Test
    void whoWaitsLessThanTheDrawingTakesIsToldThatItGoesOn() throws Exception {
        try (ImageApi api = ImageApi.start(STILL)) {
            Muse.Answer begun = new Muse(api.base()).order(Muse.IMAGES, "key", Muse.CHAIR, Map.of("Prefer", "wait=1"));

            assertThat(begun.status()).isEqualTo(202);
        }
    }

    @Test
    void aRepeatedKeyGetsTheSameJobAndAnotherPayloadIsRefused() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            Muse muse = new Muse(api.base());
            String first = muse.order("key", Muse.CHAIR).id();

            assertThat(muse.order("key", Muse.CHAIR).id()).isEqualTo(first);
            assertThat(muse.order("key", Muse.CHAIR.replace("Oak", "Ash")).status())
                    .isEqualTo(422);
            assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(3, 1, 1));
            assertThat(api.inFlight()).isZero();
            assertThat(muse.order(Muse.GENERATE, "guide", Muse.CHAIR, Map.of()).id())
                    .isNotEqualTo(muse.order(Muse.GENERATE, "guide", Muse.CHAIR, Map.of())
                            .id());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{|400|invalid_json",
                "{'model':'imagen-3'}|422|validation_error",
                "{'prompt':'p'}|422|validation_error",
                "{'prompt':7,'model':'imagen-3'}|422|validation_error",
                "{'prompt':'p','model':'dall-e-1'}|404|model_not_found",
                "{'prompt':'p','model':'imagen-3','aspect_ratio':'7:5'}|422|validation_error",
                "{'prompt':'p','model':'imagen-3','style':'cubist'}|422|validation_error",
                "{'prompt':'p','model':'imagen-3','visibility':'secret'}|422|validation_error",
                "{'prompt':'p','model':'imagen-3','image_input':'chair.jpg'}|422|validation_error",
                "{'prompt':'p','model':'imagen-3','webhook_url':'file:///etc/passwd'}|422|validation_error"
            })
    void whatTheVendorWouldRefuseIsRefusedFlatAndCostsNothing(String body, int status, String code) throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            Muse.Answer answer = new Muse(api.base()).order("key", body.replace('\'', '"'));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text("code")).isEqualTo(code);
            assertThat(answer.json().path("error").isTextual()).isTrue();
            assertThat(api.bills().totals().billedCalls()).isZero();
            assertThat(api.inFlight()).isZero();
        }
    }

    @Test
    void aKeyThatIsTooLongIsRefused() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            Muse muse = new Muse(api.base());

            assertThat(muse.order("k".repeat(255), Muse.CHAIR).status()).isEqualTo(200);
            assertThat(muse.order("k".repeat(256), Muse.CHAIR).status()).isEqualTo(422);
        }
    }

    @Test
    void aWrongKeyIsRefusedEverywhereButInTheListOfModels() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK.withKeys(Set.of("good")))) {
            Muse muse = new Muse(api.base());

            assertThat(muse.order("key", Muse.CHAIR).status()).isEqualTo(401);
            assertThat(muse.look("img_1").status()).isEqualTo(401);
            assertThat(muse.get("/api/v1/account").text("code")).isEqualTo("invalid_api_key");
            assertThat(muse.get("/api/v1/models").status()).isEqualTo(200);
        }
    }

    @Test
    void modelsHaveCostsAndRatiosAndTheAccountCountsDown() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            Muse muse = new Muse(api.base());
            muse.order("key", Muse.CHAIR);

            JsonNode models = muse.get("/api/v1/models").json().path("data");
            JsonNode account = muse.get("/api/v1/account").json();

            assertThat(models.findValuesAsText("id")).contains("nano-banana-pro", "imagen-3", "recraft-v4-pro");
            assertThat(models.path(0).path("credit_cost").asInt()).isPositive();
            assertThat(models.path(0).path("supported_aspect_ratios")).hasSize(11);
            assertThat(account.at("/credits/total").asInt()).isEqualTo(999_994);
        }
    }

    @Test
    void whatIsNotThereIsSaidFlat() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            Muse muse = new Muse(api.base());

            assertThat(muse.look("img_unknown").status()).isEqualTo(404);
            assertThat(muse.get(Muse.IMAGES).status()).isEqualTo(405);
            assertThat(muse.get("/api/v1/nothing").text("code")).isEqualTo("not_found");
        }
    }

    @Test
    void aJobOutlivesTheProcessAndIsBilledOnce() throws Exception {
        ImageApiSettings lasting =
                ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(700))).withBills(temp.resolve("bills.txt"));
        String open;
        String over;
        try (ImageApi api = ImageApi.start(lasting)) {
            Muse muse = new Muse(api.base());
            over = muse.order("over", Muse.CHAIR).id();
            await().atMost(LIMIT).until(() -> muse.look(over).status() == 200);
            open = muse.order("open", Muse.CHAIR).id();
        }

        try (ImageApi api = ImageApi.start(lasting)) {
            Muse muse = new Muse(api.base());
            assertThat(muse.look(over).text("status")).isEqualTo("succeeded");
            await().atMost(LIMIT).until(() -> muse.look(open).status() == 200);
            assertThat(muse.order("open", Muse.CHAIR).id()).isEqualTo(open);
            assertThat(api.bills().of("open").billedCalls()).isEqualTo(1);
            assertThat(api.bills().of("over").billedCalls()).isEqualTo(1);
            assertThat(api.inFlight()).isZero();
        }
    }

    @Test
    void jobsGoOnThroughAnOutage() throws Exception {
        try (ImageApi api = ImageApi.start(SLOW)) {
            Muse muse = new Muse(api.base());
            String job = muse.order("key", Muse.CHAIR).id();

            api.refuse();
            api.listen();

            await().atMost(LIMIT).until(() -> muse.look(job).text("status").equals("succeeded"));
            assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(1, 1, 1));
        }
    }

    private static BufferedImage picture(ImageApi api, Muse.Answer over) throws Exception {
        HttpResponse<byte[]> picture =
                new ApiClient(api.base()).picture(over.json().at("/output/0").asText());
        assertThat(picture.headers().firstValue("content-type")).hasValue("image/png");
        return ImageIO.read(new ByteArrayInputStream(picture.body()));
    }
}
