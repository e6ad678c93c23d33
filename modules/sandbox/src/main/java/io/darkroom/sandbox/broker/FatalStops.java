package io.darkroom.sandbox.broker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Turns Kafka's own way to give up (ending the JVM) into a call to those who run a broker here, so that a full disk
 * becomes a sentence and not a vanished program. Any thread.
 */
final class FatalStops {

    private static final Set<Consumer<String>> LISTENERS = ConcurrentHashMap.newKeySet();

    private FatalStops() {}

    /** Asks to be told; from the first call on Kafka code cannot end this JVM any more. */
    static void listen(Consumer<String> listener) {
        LISTENERS.add(listener);
        Exit.setExitProcedure(FatalStops::stopped);
        Exit.setHaltProcedure(FatalStops::stopped);
    }

    static void forget(Consumer<String> listener) {
        LISTENERS.remove(listener);
    }

    private static void stopped(int status, @Nullable String message) {
        String why = message == null || message.isBlank() ? "exit status " + status : message;
        LISTENERS.forEach(listener -> listener.accept(why));
        throw new IllegalStateException("the broker gave up: " + why);
    }
}
