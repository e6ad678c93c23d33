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
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.Time;

/**
 * Strikes out the registration that a killed broker left behind. The controller would keep the place for it until its
 * session ends, and the session of a single node must never end: the moment without leaders that follows makes Kafka
 * 4.3.1 drop the commit markers that it is about to write (TransactionMarkerChannelManager takes a partition without a
 * leader for a deleted one), after which readers of that partition wait for ever. So the controller is started once by
 * itself and told. It listens where it will listen afterwards.
 */
final class DeadRegistration {
    private static final Duration AGAIN = Duration.ofMillis(100);

    private DeadRegistration() {}

    /**
     * Returns when no broker is registered any more. Safe to be interrupted and done again.
     *
     * @throws RuntimeException when the controller does not start or answer within {@link BrokerSettings#START_LIMIT}
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

    /** A controller that has not read its log to the end yet does not know that it may be asked, and says so: it is asked again. */
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
            if (e.getCause() instanceof BrokerIdNotRegisteredException) {
                return true;
            }
            if (e.getCause() instanceof UnsupportedVersionException && left.isPositive()) {
                return false;
            }
            throw new IllegalStateException("the last broker's registration stays: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the controller did not answer within " + BrokerSettings.START_LIMIT.toSeconds() + " s", e);
        }
    }
}
