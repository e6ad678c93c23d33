package io.darkroom.app.local;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Ctrl-C and SIGTERM while something must end in order: the first asks to stop, the second leaves at once. The JVM's own
 * shutdown hooks cannot see a second signal. Any thread.
 */
public final class Interrupts implements AutoCloseable {

    /** What was asked for first. */
    public enum Kind {
        /** Ctrl-C. */
        INTERRUPT,
        /** SIGTERM: a platform stops the service. */
        TERMINATE
    }

    private final CompletableFuture<Kind> first = new CompletableFuture<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Object> previous = new HashMap<>();
    private final IntConsumer leave;
    private volatile Runnable last = () -> {};

    Interrupts(IntConsumer leave) {
        this.leave = leave;
    }

    /** Listens from now on until closed. */
    public static Interrupts listen() {
        Interrupts interrupts = new Interrupts(Runtime.getRuntime()::halt);
        interrupts.handle("INT", signal -> interrupts.arrived(Kind.INTERRUPT));
        interrupts.handle("TERM", signal -> interrupts.arrived(Kind.TERMINATE));
        return interrupts;
    }

    /** Completes at the first signal, on the signal's thread. */
    public CompletableFuture<Kind> first() {
        return first.copy();
    }

    /** What is done before the second signal leaves, which skips whatever would have closed in order. */
    public void last(Runnable action) {
        last = action;
    }

    /** Whether somebody asked to stop. */
    public boolean asked() {
        return first.isDone();
    }

    void arrived(Kind kind) {
        if (count.incrementAndGet() == 1) {
            first.completeAsync(() -> kind);
        } else {
            try {
                last.run();
            } finally {
                leave.accept(kind == Kind.INTERRUPT ? 130 : 143);
            }
        }
    }

    /** Gives the signals back to the JVM. */
    @Override
    public void close() {
        previous.forEach((name, handler) -> {
            try {
                Class<?> type = Class.forName("sun.misc.SignalHandler");
                Class<?> signal = Class.forName("sun.misc.Signal");
                signal.getMethod("handle", signal, type)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("signal " + name + " cannot be given back", e);
            }
        });
        previous.clear();
    }

    /** By reflection, as Kafka does it: the class is in every JDK, but the compiler warns of it without a way to agree. */
    private void handle(String name, Consumer<Object> action) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object handler = Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            action.accept(arguments[0]);
                            yield null;
                        }
                        case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "darkroom";
                    });
            previous.put(
                    name,
                    signal.getMethod("handle", signal, type)
                            .invoke(null, signal.getConstructor(String.class).newInstance(name), handler));
        } catch (InvocationTargetException e) {
            // The JVM keeps the signal for itself (-Xrs): then it ends the process as usual.
            previous.remove(name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signal " + name + " cannot be listened to", e);
        }
    }
}
