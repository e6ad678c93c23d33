package io.darkroom.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageApiTest {

    private static final ImageApiSettings QUICK = ImageApiSettings.withLatency(Latency.NONE);

    @TempDir
    Path temp;

    @Test
    void itAnswersInTheVendorsForm() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            ApiClient client = new ApiClient(api.base());

            JsonNode answer = ApiClient.json(client.generate("key", ApiClient.CHAIR));

            assertThat(answer.path("id").asText()).matches("req_[0-9a-f]+");
            assertThat(answer.path("model_actual").asText()).isEqualTo("sandbox/gpt-image-1");
            assertThat(answer.path("data")).hasSize(2);
            String url = answer.path("data").path(1).path("url").asText();
            HttpResponse<byte[]> picture = client.picture(url);
            assertThat(picture.headers().firstValue("content-type")).hasValue("image/png");
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(picture.body()));
            assertThat(decoded.getWidth()).isEqualTo(1024);
            assertThat(url).contains("title=Oak+Chair", "variant+2+of+2");
        }
    }

    @Test
    void theSameRequestGetsTheSamePictureAlsoAfterARestart() throws Exception {
        String url;
        byte[] first;
        int port;
        try (ImageApi api = ImageApi.start(QUICK)) {
            ApiClient client = new ApiClient(api.base());
            url = ApiClient.json(client.generate("a", ApiClient.CHAIR))
                    .at("/data/0/url")
                    .asText();
            first = client.picture(url).body();
            port = api.base().getPort();
        }

        try (ImageApi again = ImageApi.start(QUICK.withPort(port))) {
            ApiClient client = new ApiClient(again.base());
            assertThat(client.picture(url).body()).isEqualTo(first);
            assertThat(ApiClient.json(client.generate("b", ApiClient.CHAIR))
                            .at("/data/0/url")
                            .asText())
                    .isEqualTo(url);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{|invalid_json",
                "[]|invalid_json",
                "{} {}|invalid_json",
                "{'model':'m'}|missing_required_parameter",
                "{'model':'m','prompt':'  '}|missing_required_parameter",
                "{'prompt':'p'}|missing_required_parameter",
                "{'model':'m','prompt':7}|invalid_type",
                "{'model':'m','prompt':'p','n':'2'}|invalid_type",
                "{'model':'m','prompt':'p','n':0}|integer_below_min_value",
                "{'model':'m','prompt':'p','n':5}|integer_above_max_value",
                "{'model':'m','prompt':'p','size':'12x12'}|invalid_value",
                "{'model':'m','prompt':'p','quality':'best'}|invalid_value",
                "{'model':'m','prompt':'p','background':'transparent','output_format':'jpeg'}|invalid_value",
                "{'model':'m','prompt':'p','image_url':'chair.jpg'}|invalid_image_file"
            })
    void whatTheVendorWouldRefuseIsRefusedAndCostsNothing(String body, String code) throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            HttpResponse<String> answer = new ApiClient(api.base()).generate("key", body.replace('\'', '"'));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(ApiClient.json(answer).at("/error/code").asText()).isEqualTo(code);
            assertThat(ApiClient.json(answer).at("/error/message").asText()).isNotEmpty();
            assertThat(api.bills().totals().pictures()).isZero();
        }
    }

    @Test
    void onlyKnownKeysAreServedWhenThereAreAny() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK.withKeys(Set.of("good")))) {
            ApiClient client = new ApiClient(api.base());

            assertThat(client.generate(ApiClient.CHAIR, Map.of()).statusCode()).isEqualTo(401);
            assertThat(client.generate(ApiClient.CHAIR, Map.of("Authorization", "Bearer bad"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(client.generate(ApiClient.CHAIR, Map.of("Authorization", "Bearer good"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aDrawingIsBilledAlsoWhenTheClientHasGone() throws Exception {
        try (ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(700))))) {
            Socket socket = new ApiClient(api.base()).send("gone", ApiClient.CHAIR);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> api.bills().of("gone").calls() == 1);

            socket.close();

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(api.bills().of("gone")).isEqualTo(new Bills.Bill(1, 1, 2)));
            await().atMost(Duration.ofSeconds(60)).until(() -> api.inFlight() == 0);
        }
    }

    @Test
    void aRepeatedKeyIsBilledAgainUnlessItIsHonoured() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            ApiClient client = new ApiClient(api.base());
            client.generate("key", ApiClient.CHAIR);
            client.generate("key", ApiClient.CHAIR);

            assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(2, 2, 4));
            assertThat(api.bills().totals()).isEqualTo(new Bills.Totals(2, 2, 4, 1, 1, 1, 1));
        }
        try (ImageApi api = ImageApi.start(QUICK.honouringIdempotencyKey())) {
            ApiClient client = new ApiClient(api.base());
            String first = client.generate("key", ApiClient.CHAIR).body();

            assertThat(client.generate("key", ApiClient.CHAIR).body()).isEqualTo(first);
            assertThat(client.generate("key", ApiClient.CHAIR.replace("Oak", "Ash"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(api.bills().of("key")).isEqualTo(new Bills.Bill(3, 1, 2));
        }
    }

    @Test
    void anHonouredKeyUnderWayIsAConflict() throws Exception {
        ImageApiSettings slow = ImageApiSettings.withLatency(Latency.of(Duration.ofSeconds(30)));
        try (ImageApi api = ImageApi.start(slow.honouringIdempotencyKey())) {
            ApiClient client = new ApiClient(api.base());
            try (Socket first = client.send("key", ApiClient.CHAIR)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> api.inFlight() == 1);

                assertThat(client.generate("key", ApiClient.CHAIR).statusCode()).isEqualTo(409);
                assertThat(first.isClosed()).isFalse();
            }
        }
    }

    @Test
    void callsWithoutAnIdempotencyKeyAreBilledUnderTheirRequest() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            ApiClient client = new ApiClient(api.base());
            client.generate(ApiClient.CHAIR, Map.of("Authorization", "Bearer k"));
            client.generate(ApiClient.CHAIR, Map.of("Authorization", "Bearer k"));

            assertThat(api.bills().byToken()).hasSize(1).allSatisfy((token, bill) -> {
                assertThat(token).matches("request:[0-9a-f]{16}");
                assertThat(bill).isEqualTo(new Bills.Bill(2, 2, 4));
            });
        }
    }

    @Test
    void billsInAFileSurviveAHalfWrittenLine() throws Exception {
        Path file = temp.resolve("bills.txt");
        try (ImageApi api = ImageApi.start(QUICK.withBills(file))) {
            new ApiClient(api.base()).generate("a key", ApiClient.CHAIR);
        }
        Files.writeString(file, "2 00112233", StandardOpenOption.APPEND);

        try (ImageApi api = ImageApi.start(QUICK.withBills(file))) {
            assertThat(api.bills().of("a key")).isEqualTo(new Bills.Bill(0, 1, 2));
            new ApiClient(api.base()).generate("b", ApiClient.CHAIR);
        }
        try (ImageApi api = ImageApi.start(QUICK.withBills(file))) {
            assertThat(api.bills().totals().pictures()).isEqualTo(4);
            assertThat(api.bills().totals().repeatedRequests()).isEqualTo(1);
        }
    }

    @Test
    void anOutageRefusesConnectionsAndEndsOnTheSamePort() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            ApiClient client = new ApiClient(api.base());
            client.generate("a", ApiClient.CHAIR);

            api.refuse();
            assertThatThrownBy(() -> new ApiClient(api.base()).generate("b", ApiClient.CHAIR))
                    .isInstanceOf(ConnectException.class);
            api.listen();

            assertThat(client.generate("c", ApiClient.CHAIR).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anOutageOverHttpEndsByItself() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            assertThat(new ApiClient(api.base())
                            .admin("POST", "/sandbox/outage?for=1s", "")
                            .statusCode())
                    .isEqualTo(204);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThatThrownBy(
                                    () -> new ApiClient(api.base()).connect().close())
                            .isInstanceOf(ConnectException.class));
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> new ApiClient(api.base())
                                    .generate("c", ApiClient.CHAIR)
                                    .statusCode()
                            == 200);
        }
    }

    @Test
    void billsAndStatsCanBeReadOverHttp() throws Exception {
        try (ImageApi api = ImageApi.start(QUICK)) {
            ApiClient client = new ApiClient(api.base());
            client.generate("key", ApiClient.CHAIR);
            client.generate("key", "{}");

            JsonNode bills = ApiClient.json(client.admin("GET", "/sandbox/bills", ""));
            assertThat(bills.at("/totals/pictures").asInt()).isEqualTo(2);
            assertThat(bills.at("/tokens/key/billedCalls").asInt()).isEqualTo(1);
            assertThat(ApiClient.json(client.admin("GET", "/sandbox/bills?token=key", ""))
                            .path("calls")
                            .asInt())
                    .isEqualTo(1);
            JsonNode stats = ApiClient.json(client.admin("GET", "/sandbox/stats", ""));
            assertThat(stats.path("calls").asInt()).isEqualTo(2);
            assertThat(stats.path("maxInFlight").asInt()).isEqualTo(1);
            assertThat(stats.at("/byStatus/400").asInt()).isEqualTo(1);
            assertThat(client.admin("GET", "/nowhere", "").statusCode()).isEqualTo(404);
        }
    }
}
