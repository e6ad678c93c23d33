package io.darkroom.app.provider;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.tail.Seen;
import io.darkroom.contract.Control;
import io.darkroom.pipeline.generate.standing.Orders;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a hold. One thread. */
@Command(
        name = "resume",
        header = "End the hold of a provider, whoever gave or found it.",
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
            Optional<Seen<Control>> hold = desk.standing(order.name()).hold();
            if (hold.isEmpty()) {
                out.println("%s is not held; nothing was changed.".formatted(order.name()));
            } else {
                out.println(Wording.hold(hold.get().value()));
                order.give(desk, Orders::open, "Calls to %s start again, one first.".formatted(order.name()));
            }
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
