package io.darkroom.app.provider;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.pipeline.generate.standing.Orders;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a hold, or a wait that the provider asked for. One thread. */
@Command(
        name = "resume",
        header = "End the hold of a provider, whoever gave or found it, or the wait that it asked for.",
        description =
                "One call goes first; the others follow when it is answered, or after two seconds. What waited is paid as "
                        + "usual. A limit stays: darkroom provider limit NAME none ends it.",
        footer = {"Example:", "  darkroom provider resume creativeai"})
final class ProviderResumeCommand implements Callable<Integer> {
    @Mixin
    private final ProviderOrder order = new ProviderOrder();

    @Override
    public Integer call() {
        PrintWriter out = order.out();
        try (Desk desk = order.open()) {
            // Of a wait each process knows alone.
            out.println(desk.standing(order.name())
                    .hold()
                    .map(hold -> Wording.hold(hold.value()))
                    .orElseGet(() ->
                            "%s is not held; a wait that its Retry-After asked for ends.".formatted(order.name())));
            order.give(desk, Orders::open, "Calls to %s start again, one first.".formatted(order.name()));
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
