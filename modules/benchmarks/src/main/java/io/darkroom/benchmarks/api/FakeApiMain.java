package io.darkroom.benchmarks.api;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;

/** Runs one fake API as a program: latency in milliseconds and whether it keeps each call. Main thread. */
final class FakeApiMain {
    /** The line on standard output that says that it answers; the address follows. */
    static final String READY = "fake api ready at ";

    private static final String HOST = "127.0.0.1";

    private FakeApiMain() {}

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        CallLog log = new CallLog(Boolean.parseBoolean(arguments[1]));
        FakeApi api = new FakeApi(vertx, Long.parseLong(arguments[0]), log);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(api::route)
                .listen(0, HOST)
                .await();
        System.out.println(READY + "http://" + HOST + ":" + server.actualPort());
    }
}
