package io.darkroom.providers;

import io.darkroom.provider.Reply;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.network.NetworkSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the client against a server in the same process: {@code Throughput [calls] [in flight] [latency ms]}. The
 * figure that does not depend on the neighbours is calls per second of CPU of the client's event loop.
 */
final class Throughput {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Throughput() {}

    public static void main(String[] args) throws Exception {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
        int inFlight = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        int latency = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        Vertx serverSide = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Vertx clientSide = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpServer server = server(serverSide, latency);
        HttpSettings http = new HttpSettings(
                "providers.creativeai",
                URI.create("http://localhost:" + server.actualPort()),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                inFlight,
                1 << 20,
                NetworkSettings.DIRECT);
        try (HttpProvider provider = Calls.creativeAi(clientSide, http, Calls.KEY)) {
            run(provider, Math.min(calls, 100_000), inFlight, "warm-up");
            run(provider, calls, inFlight, "measured");
        }
        clientSide.close().await();
        serverSide.close().await();
    }

    private static HttpServer server(Vertx vertx, int latency) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    if (latency == 0) {
                        request.response().end(Calls.TWO_PICTURES);
                    } else {
                        vertx.setTimer(latency, due -> request.response().end(Calls.TWO_PICTURES));
                    }
                }))
                .listen(0, "localhost")
                .await();
    }

    private static void run(HttpProvider provider, int calls, int inFlight, String name) throws InterruptedException {
        Semaphore permits = new Semaphore(inFlight);
        AtomicInteger failed = new AtomicInteger();
        long[] loop = new long[1];
        long start = System.nanoTime();
        long cpu = -1;
        for (int i = 0; i < calls; i++) {
            permits.acquire();
            var unused = provider.generate(Calls.call("A hero photo of cup " + i, "sku-" + i + ":product:main:v1"))
                    .thenAccept(reply -> {
                        loop[0] = Thread.currentThread().threadId();
                        if (reply instanceof Reply.Failed) {
                            failed.incrementAndGet();
                        }
                        permits.release();
                    });
            if (cpu < 0 && loop[0] != 0) {
                cpu = THREADS.getThreadCpuTime(loop[0]);
            }
        }
        permits.acquire(inFlight);
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (THREADS.getThreadCpuTime(loop[0]) - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d calls, %d in flight, %.2f s, %,.0f/s; client loop %.2f s CPU = %,.0f calls per CPU second; %d failed%n",
                name,
                calls,
                inFlight,
                seconds,
                calls / seconds,
                busy,
                calls / busy,
                failed.get());
    }
}
