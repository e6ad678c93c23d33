package io.darkroom.sandbox.api;

import io.darkroom.sandbox.api.bill.BillFile;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.call.Journal;
import io.darkroom.sandbox.api.call.Pictures;
import io.darkroom.sandbox.api.call.Traffic;
import io.darkroom.sandbox.api.call.Workshop;
import io.darkroom.sandbox.api.job.JobDesk;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.fault.FaultScript;
import io.darkroom.sandbox.picture.PictureSpec;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An image API on the loopback interface unless told otherwise, in CreativeAI's form ({@code /v1/images/generations}) and in
 * both of Pixelmuse's ({@code /api/v1/…}). It answers with URLs of this server, where the pictures are drawn when they are
 * fetched. It counts and bills every call, and fails as told; {@code /sandbox} shows and sets all that over HTTP. Any thread.
 */
public final class ImageApi implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final String host;
    private final Vertx vertx;
    private final boolean ownVertx;

    /** Everything happens on it, also after an outage: what is drawn before is looked at after. */
    private final Context loop;

    private final Bills bills;
    private final FaultScript faults;
    private final Traffic traffic = new Traffic();
    private final Generations generations;
    private final JobDesk jobs;
    private final Pictures pictures;
    private final Admin admin;
    private final URI base;
    private volatile HttpServer server;
    private volatile boolean closed;

    private ImageApi(Vertx vertx, boolean ownVertx, ImageApiSettings settings) {
        this.host = settings.host();
        this.vertx = vertx;
        this.ownVertx = ownVertx;
        this.loop = vertx.getOrCreateContext();
        this.faults = new FaultScript(settings.faults(), System::nanoTime);
        this.bills = new Bills(settings.bills().map(BillFile::new));
        Workshop shop = new Workshop(vertx, settings, bills, faults, traffic);
        this.generations = new Generations(shop);
        this.pictures = new Pictures(vertx, traffic);
        this.jobs = new JobDesk(shop, pictures, this::base);
        this.admin = new Admin(bills, faults, traffic, this::refuseFor);
        loop.runOnContext(here -> jobs.resume());
        try {
            this.server = listen(settings.port()).await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            jobs.close();
            pictures.close();
            bills.close();
            throw new IllegalStateException(
                    "The sandbox API cannot listen on " + host + ":" + settings.port() + ": " + e.getMessage() + ".",
                    e);
        }
        this.base = URI.create("http://" + settings.reachedAt() + ":" + server.actualPort());
    }

    /** Starts on an event loop of its own; answers when this returns. */
    public static ImageApi start(ImageApiSettings settings) {
        Vertx own = Vertx.vertx();
        try {
            return new ImageApi(own, true, settings);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /** Starts on a shared Vert.x. */
    public static ImageApi start(Vertx vertx, ImageApiSettings settings) {
        return new ImageApi(vertx, false, settings);
    }

    /** Scheme, host and port; the path belongs to the dialect. */
    public URI base() {
        return base;
    }

    public Bills bills() {
        return bills;
    }

    /** Every call from now on; it grows, and is kept only when it was asked for. */
    public Journal journal() {
        return traffic.journal();
    }

    /** The rules of what goes wrong; may be set at any time. */
    public FaultScript faults() {
        return faults;
    }

    /** Calls that have arrived and are not answered, and jobs that are not over. */
    public int inFlight() {
        return traffic.stats().inFlight();
    }

    /** The most calls that were ever in flight at once. */
    public int maxInFlight() {
        return traffic.stats().maxInFlight();
    }

    /** All calls that have arrived, also the refused ones. */
    public long calls() {
        return traffic.stats().calls();
    }

    /** Looks at jobs, also the refused ones. */
    public long looks() {
        return traffic.stats().looks();
    }

    /** Webhooks that were sent, each try counted. */
    public long webhooks() {
        return traffic.stats().webhooks();
    }

    /** Closes all connections and the port: callers are refused until {@link #listen()}. What is being drawn goes on. */
    public synchronized void refuse() {
        await(server.close());
    }

    /** Ends an outage on the same port. */
    public synchronized void listen() {
        server = await(listen(base.getPort()));
    }

    /** Refuses for a while, then listens again by itself. */
    public void refuseFor(Duration outage) {
        HttpServer refusing = server;
        vertx.setTimer(
                50,
                soon -> refusing.close()
                        .onComplete(closed -> vertx.setTimer(Math.max(1, outage.toMillis()), over -> listenAgain())));
    }

    @Override
    public synchronized void close() {
        closed = true;
        generations.close();
        jobs.close();
        try {
            await(server.close());
        } finally {
            pictures.close();
            bills.close();
            if (ownVertx) {
                vertx.close();
            }
        }
    }

    private void listenAgain() {
        if (!closed) {
            listen(base.getPort()).onSuccess(again -> server = again);
        }
    }

    private Future<HttpServer> listen(int port) {
        Promise<HttpServer> listening = Promise.promise();
        loop.runOnContext(here -> vertx.createHttpServer(
                        new HttpServerOptions().setHttp2ClearTextEnabled(false).setMaxInitialLineLength(16 << 10))
                .requestHandler(this::route)
                .listen(port, host)
                .onComplete(listening));
        return listening.future();
    }

    private void route(HttpServerRequest http) {
        String path = http.path();
        if (path.equals("/v1/images/generations")) {
            if (http.method().name().equals("POST")) {
                generations.handle(http, base);
            } else {
                http.response().setStatusCode(405).end();
            }
        } else if (JobDesk.knows(path)) {
            jobs.handle(http);
        } else if (path.startsWith(PictureSpec.ROOT)) {
            pictures.handle(http);
        } else {
            admin.handle(http);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox API did not obey: " + e.getMessage(), e);
        }
    }
}
