package io.darkroom.providers;

import io.darkroom.provider.Assets;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.Reply;
import io.darkroom.providers.creativeai.CreativeAi;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.dialect.DialectSettings;
import io.darkroom.providers.dialect.Feature;
import io.darkroom.providers.dialect.FieldNames;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.network.NetworkSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Calls and settings as tests need them. */
public final class Calls {

    public static final String KEY = "sk-live-0123456789abcdef";

    public static final String TWO_PICTURES = """
            {"id":"gen_42","model_actual":"gpt-image-1.5","data":[
              {"url":"https://cdn.example/a.png"},{"url":"https://cdn.example/b.png"}]}""";

    private Calls() {}

    /** For APIs that send no picture inside an answer. */
    public static final Assets NO_ASSETS = (picture, mediaType) -> {
        throw new IOException("no picture is expected here");
    };

    /** A dialect as it is. */
    public static DialectSettings speech(String prefix, Dialect dialect) {
        return new DialectSettings(
                prefix,
                dialect,
                dialect.defaults().path(),
                FieldNames.of(prefix, dialect, Map.of()),
                dialect.defaults().visibility(),
                dialect.capabilities().has(Feature.IDEMPOTENCY));
    }

    public static HttpProvider creativeAi(Vertx vertx, HttpSettings http, String key) {
        return creativeAi(vertx, http, key, false);
    }

    public static HttpProvider creativeAi(Vertx vertx, HttpSettings http, String key, boolean idempotent) {
        Dialect dialect = new CreativeAi();
        FieldNames names = FieldNames.of(http.prefix(), dialect, Map.of());
        String path = dialect.defaults().path();
        return new HttpProvider(
                vertx,
                http,
                key,
                new DialectSettings(http.prefix(), dialect, path, names, Optional.empty(), idempotent),
                NO_ASSETS);
    }

    public static ImageCall call() {
        return call("A hero photo of \"Täßchen\"\n☕", "sku-1:product:main:v1");
    }

    public static ImageCall call(String prompt, String token) {
        return new ImageCall(
                token,
                "gpt-image-1",
                prompt,
                Optional.of(URI.create("https://shop.example/cup.jpg?v=1&s=a")),
                Optional.empty(),
                Optional.of("1024x1024"),
                Optional.of("high"),
                Optional.empty(),
                Optional.empty(),
                4,
                Optional.empty());
    }

    public static HttpSettings http(URI base) {
        return http(base, Duration.ofMinutes(1), NetworkSettings.DIRECT);
    }

    public static HttpSettings http(URI base, Duration callTimeout, NetworkSettings network) {
        return http(base, callTimeout, Duration.ofSeconds(30), network);
    }

    public static HttpSettings http(URI base, Duration callTimeout, Duration connectTimeout, NetworkSettings network) {
        return new HttpSettings("providers.creativeai", base, callTimeout, connectTimeout, 4, 64 << 10, network);
    }

    public static Reply answer(ImageProvider provider) throws Exception {
        return answer(provider, call());
    }

    public static Reply answer(ImageProvider provider, ImageCall call) throws Exception {
        return provider.generate(call).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    public static Reply.Failed failure(ImageProvider provider) throws Exception {
        return (Reply.Failed) answer(provider);
    }
}
