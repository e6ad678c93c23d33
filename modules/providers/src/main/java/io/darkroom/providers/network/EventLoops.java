package io.darkroom.providers.network;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;

/**
 * Makes event loops that follow a name which has moved: its address is kept for {@value #NAME_SECONDS} s at most, as the JVM
 * does ({@code networkaddress.cache.ttl}), though its record may allow ten minutes and more, as Docker's do. Any thread.
 */
public final class EventLoops {
    private static final int NAME_SECONDS = 30;

    private EventLoops() {}

    /** Starts some. */
    public static Vertx start(int threads) {
        return Vertx.vertx(options(threads));
    }

    /** The same, with as many threads for what blocks. */
    public static Vertx start(int threads, int workers) {
        return Vertx.vertx(options(threads).setWorkerPoolSize(workers));
    }

    static VertxOptions options(int threads) {
        return new VertxOptions()
                .setEventLoopPoolSize(threads)
                .setAddressResolverOptions(new AddressResolverOptions().setCacheMaxTimeToLive(NAME_SECONDS));
    }
}
