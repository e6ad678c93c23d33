package io.darkroom.providers.pixelmuse;

import io.darkroom.provider.Assets;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.darkroom.providers.Calls;
import io.darkroom.providers.HttpProvider;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.network.NetworkSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Calls to Pixelmuse as tests need them. */
final class Muse {
    static final String KEY = "pm_live_0123456789abcdef0123456789abcdef";
    static final String PREFIX = "providers.pixelmuse";
    static final int MOST_BYTES = 4 << 20;

    private Muse() {}

    static HttpProvider images(Vertx vertx, URI base, Assets assets) {
        return provider(vertx, base, new PixelmuseImages(), assets, Duration.ofMinutes(1));
    }

    static HttpProvider images(Vertx vertx, URI base) {
        return images(vertx, base, Calls.NO_ASSETS);
    }

    static HttpProvider generate(Vertx vertx, URI base) {
        return provider(vertx, base, new PixelmuseGenerate(), Calls.NO_ASSETS, Duration.ofMinutes(1));
    }

    static HttpProvider provider(Vertx vertx, URI base, Dialect dialect, Assets assets, Duration callTimeout) {
        return new HttpProvider(vertx, http(base, callTimeout), KEY, Calls.speech(PREFIX, dialect), assets);
    }

    static HttpSettings http(URI base, Duration callTimeout) {
        return new HttpSettings(
                PREFIX, base, callTimeout, Duration.ofSeconds(30), 4, MOST_BYTES, NetworkSettings.DIRECT);
    }

    static ImageCall call() {
        return call(Optional.of("4:5"), Optional.empty(), Optional.empty());
    }

    static ImageCall call(Optional<String> aspect, Optional<String> size, Optional<URI> callback) {
        return new ImageCall(
                "sku-1:product:main:v1",
                "nano-banana-pro",
                "A hero photo of \"Täßchen\"\n☕",
                Optional.of(URI.create("https://shop.example/cup.jpg?v=1&s=a")),
                aspect,
                size,
                Optional.of("high"),
                Optional.of("realistic"),
                Optional.of("transparent"),
                1,
                callback);
    }

    static Reply reply(ImageProvider provider) throws Exception {
        return Calls.answer(provider, call());
    }

    static JobReport look(ImageProvider provider) throws Exception {
        return look(provider, "gen_1");
    }

    static JobReport look(ImageProvider provider, String jobId) throws Exception {
        return provider.poll(jobId).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    /** A job as the API describes it, {@code '} for {@code "}. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    /** Bytes that begin as a PNG does. */
    static byte[] png(int length) {
        byte[] picture = new byte[length];
        for (int i = 0; i < length; i++) {
            picture[i] = (byte) (i * 31);
        }
        byte[] magic = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, picture, 0, magic.length);
        return picture;
    }

    static String dataUri(byte[] picture) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
    }

    static String succeeded(String picture) {
        return "{\"id\":\"gen_1\",\"status\":\"succeeded\",\"model\":\"nano-banana-pro\",\"output\":[\"" + picture
                + "\"],\"credits_charged\":3,\"error\":null}";
    }
}
