package io.darkroom.providers;

import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Calls and settings as tests need them. */
final class Calls {

    static final String KEY = "sk-live-0123456789abcdef";

    static final String TWO_PICTURES = """
            {"id":"gen_42","model_actual":"gpt-image-1.5","data":[
              {"url":"https://cdn.example/a.png"},{"url":"https://cdn.example/b.png"}]}""";

    private Calls() {}

    static ImageCall call() {
        return call("A hero photo of \"Täßchen\"\n☕", "sku-1:product:main:v1");
    }

    static ImageCall call(String prompt, String token) {
        return new ImageCall(
                token,
                "gpt-image-1",
                prompt,
                URI.create("https://shop.example/cup.jpg?v=1&s=a"),
                Optional.empty(),
                Optional.of("1024x1024"),
                Optional.of("high"),
                Optional.empty(),
                Optional.empty(),
                4,
                Optional.empty());
    }

    static HttpSettings http(URI base) {
        return http(base, Duration.ofMinutes(1), NetworkSettings.DIRECT);
    }

    static HttpSettings http(URI base, Duration callTimeout, NetworkSettings network) {
        return http(base, callTimeout, Duration.ofSeconds(30), network);
    }

    static HttpSettings http(URI base, Duration callTimeout, Duration connectTimeout, NetworkSettings network) {
        return new HttpSettings("providers.creativeai", base, callTimeout, connectTimeout, 4, 64 << 10, network);
    }

    static Reply answer(ImageProvider provider) throws Exception {
        return answer(provider, call());
    }

    static Reply answer(ImageProvider provider, ImageCall call) throws Exception {
        return provider.generate(call).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    static Reply.Failed failure(ImageProvider provider) throws Exception {
        return (Reply.Failed) answer(provider);
    }
}
