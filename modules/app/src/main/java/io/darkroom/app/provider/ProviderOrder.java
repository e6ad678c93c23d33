package io.darkroom.app.provider;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.command.person.Operator;
import io.darkroom.pipeline.generate.standing.Orders;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every order about a provider has: the provider's name, the way to the topics, and the lines around it. One thread. */
final class ProviderOrder {
    @Parameters(index = "0", paramLabel = "NAME", description = "Provider.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    String name() {
        return name;
    }

    PrintWriter out() {
        return access.out();
    }

    /** Opens the way to the topics; refuses a provider that has none. */
    Desk open() {
        Desk desk = Desk.open(access, Optional.of(name));
        try {
            desk.require(name);
            return desk;
        } catch (RuntimeException e) {
            desk.close();
            throw e;
        }
    }

    /** Gives an order and says where it stands, what follows and who obeys it. */
    void give(Desk desk, Written order, String follows) {
        out().println(desk.give(order.of(name, Operator.name(), Instant.now())));
        out().println(follows);
        out().println(desk.readers(name));
    }

    /** Words an order. */
    interface Written {
        Orders.Written of(String provider, String by, Instant at);
    }
}
