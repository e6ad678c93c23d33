package io.darkroom.app.provider;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.pipeline.generate.standing.Orders;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds a provider. One thread. */
@Command(
        name = "hold",
        header = "Stop calls to a provider until somebody resumes it.",
        description =
                "No process of the fleet starts a call from then on; running ones finish and their results are kept. "
                        + "Requests wait in their topics and cost nothing. It is not probed, and no answer ends it.",
        footer = {"Example:", "  darkroom provider hold creativeai --reason \"invoice is disputed\""})
final class ProviderHoldCommand implements Callable<Integer> {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who meet the hold.")
    private String reason = "";

    @Mixin
    private final ProviderOrder order = new ProviderOrder();

    @Override
    public Integer call() {
        PrintWriter out = order.out();
        try (Desk desk = order.open()) {
            desk.standing(order.name())
                    .hold()
                    .ifPresent(hold -> out.println(Wording.hold(hold.value()) + " This order takes its place."));
            order.give(
                    desk,
                    (name, by, at) -> Orders.hold(name, reason.strip(), by, at),
                    "Every process of the fleet stops starting calls to %s; running ones finish."
                            .formatted(order.name()));
            out.println("To end it: darkroom provider resume " + order.name());
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
