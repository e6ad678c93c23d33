package io.darkroom.sandbox.broker;

import java.nio.file.Path;

/** Runs one broker as a program: folder and port as arguments, until the process ends. Main thread. */
final class BrokerMain {

    /** The line on standard output that says that the broker takes requests; the address follows. */
    static final String READY = "broker ready at ";

    private BrokerMain() {}

    public static void main(String[] arguments) {
        EmbeddedBroker broker;
        try {
            broker = EmbeddedBroker.start(new BrokerSettings(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        } catch (BrokerStartException e) {
            System.out.println(e.getMessage());
            Runtime.getRuntime().halt(3);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
        System.out.println(READY + broker.bootstrapServers());
        System.out.println(broker.failure().join());
        Runtime.getRuntime().halt(3);
    }
}
