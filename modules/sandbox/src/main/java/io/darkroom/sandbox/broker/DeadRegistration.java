package io.darkroom.sandbox.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * Strikes out the registration that a killed broker left behind. The controller would keep the place for it until its
 * session ends, and the session of a single node must never end: the moment without leaders that follows makes Kafka
 * 4.3.1 drop the commit markers that it is about to write (TransactionMarkerChannelManager takes a partition without a
 * leader for a deleted one), after which readers of that partition wait for ever. So the controller is started once by
 * itself and told. It listens where it will listen afterwards. One thread; blocks.
 */
final class DeadRegistration {
    private static final Duration AGAIN = Duration.ofMillis(100);

    private DeadRegistration() {}

    /** What the controller's refusal means. */
    enum Refusal {
        /** There is no such registration. */
        GONE,
        /** It does not take the question yet: it has not read its log to the end, or is not active yet. */
        NOT_YET,
        /** Asking again does not help. */
        FINAL;

        static Refusal of(@Nullable Throwable cause) {
            return switch (cause) {
                case BrokerIdNotRegisteredException gone -> GONE;
                case UnsupportedVersionException early -> NOT_YET;
                case RetriableException early -> NOT_YET;
                case null, default -> FINAL;
            };
        }
    }

    /**
     * Returns when no broker is registered any more. Safe to be interrupted and done again.
     *
     * @throws BrokerStartException when the controller does not answer within {@link BrokerSettings#START_LIMIT}; the folder
     *     is as good as before
     * @throws RuntimeException when the controller does not start
     */
    static void strike(Map<String, String> brokerProperties) throws InterruptedException {
        KafkaRaftServer controller = new KafkaRaftServer(
                new KafkaConfig(BrokerProperties.controllerOnly(brokerProperties), false), Time.SYSTEM);
        try {
            controller.startup();
            unregister(brokerProperties);
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static void unregister(Map<String, String> brokerProperties) throws InterruptedException {
        Map<String, Object> access = Map.of(
                AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG,
                BrokerProperties.controllerAddress(brokerProperties),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(BrokerSettings.START_LIMIT.toMillis()));
        long end = System.nanoTime() + BrokerSettings.START_LIMIT.toNanos();
        while (!isUnregistered(access, Duration.ofNanos(end - System.nanoTime()))) {
            Thread.sleep(AGAIN);
        }
    }

    /** False when the controller does not take the question yet. */
    private static boolean isUnregistered(Map<String, Object> access, Duration left) throws InterruptedException {
        try (Admin admin = Admin.create(access)) {
            admin.unregisterBroker(BrokerProperties.NODE_ID).all().get(left.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return switch (Refusal.of(e.getCause())) {
                case GONE -> true;
                case NOT_YET -> {
                    if (!left.isPositive()) {
                        throw stays(e);
                    }
                    yield false;
                }
                case FINAL -> throw stays(e);
            };
        } catch (TimeoutException e) {
            throw new BrokerStartException(
                    "The broker was killed, and its controller did not answer within %d s. Start it again; nothing of its data is lost."
                            .formatted(BrokerSettings.START_LIMIT.toSeconds()),
                    e);
        }
    }

    private static BrokerStartException stays(ExecutionException e) {
        return new BrokerStartException(
                "The broker was killed, and its last registration cannot be struck out (%s). Start it again; nothing of its data is lost."
                        .formatted(e.getCause()),
                e);
    }
}
