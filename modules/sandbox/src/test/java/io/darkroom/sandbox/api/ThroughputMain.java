package io.darkroom.sandbox.api;

import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Measures calls per second at latency 0 on loopback, client and server in this JVM: calls and connections as arguments. */
public final class ThroughputMain {

    private final HttpClient client;
    private final int port;
    private final AtomicLong left;
    private final AtomicLong running;
    private final CountDownLatch done = new CountDownLatch(1);

    private ThroughputMain(HttpClient client, int port, long calls, int connections) {
        this.client = client;
        this.port = port;
        this.left = new AtomicLong(calls);
        this.running = new AtomicLong(connections);
    }

    public static void main(String[] arguments) throws Exception {
        long calls = arguments.length > 0 ? Long.parseLong(arguments[0]) : 300_000;
        int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        Vertx vertx = Vertx.vertx();
        try (ImageApi api = ImageApi.start(vertx, ImageApiSettings.withLatency(Latency.NONE))) {
            for (String name : new String[] {"warm-up", "measured"}) {
                HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
                long before = api.calls();
                long from = System.nanoTime();
                new ThroughputMain(client, api.base().getPort(), calls, connections).run(connections);
                double seconds = (System.nanoTime() - from) / 1e9;
                client.close();
                loops();
                System.out.printf(
                        "%s: %d calls in %.2f s = %.0f/s%n",
                        name, api.calls() - before, seconds, (api.calls() - before) / seconds);
            }
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "%s, heap in use %d MB%n",
                    api.bills().totals(), (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        } finally {
            vertx.close();
        }
    }

    /** CPU time of each event loop so far: one is the server's, the others are the client's. */
    private static void loops() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains("eventloop")) {
                System.out.printf(
                        "%s %d ms%n",
                        thread.getThreadName(), threads.getThreadCpuTime(thread.getThreadId()) / 1_000_000);
            }
        }
    }

    private void run(int connections) throws InterruptedException {
        for (int i = 0; i < connections; i++) {
            next();
        }
        done.await();
    }

    private void next() {
        long number = left.getAndDecrement();
        if (number <= 0) {
            if (running.decrementAndGet() == 0) {
                done.countDown();
            }
            return;
        }
        String key = "SKU-" + number + ":product:main:prompt_v1";
        Buffer body = Buffer.buffer(ApiClient.CHAIR.replace("Oak", "Oak " + number));
        client.request(HttpMethod.POST, port, "127.0.0.1", "/v1/images/generations")
                .compose(request -> request.putHeader("Authorization", "Bearer k")
                        .putHeader("Idempotency-Key", key)
                        .putHeader("Content-Type", "application/json")
                        .send(body))
                .compose(response -> response.body())
                .onComplete(ended -> next());
    }
}
