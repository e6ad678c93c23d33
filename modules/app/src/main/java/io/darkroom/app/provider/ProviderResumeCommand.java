package io.darkroom.app.provider;

import io.darkroom.app.command.AccessFlags;
import io.darkroom.app.command.Operator;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.tail.Seen;
import io.darkroom.contract.Control;
import io.darkroom.pipeline.generate.Orders;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a hold. One thread. */
@Command(
        name = "resume",
        header = "End the hold of a provider, whoever gave or found it.",
        description =
                "One call goes first; the others follow when it is answered, or after two seconds. What waited is paid as "
                        + "usual. A limit stays: darkroom provider limit NAME none ends it.",
        footer = {"Example:", "  darkroom provider resume creativeai"})
final class ProviderResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Provider.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        PrintWriter out = access.out();
        try (Desk desk = Desk.open(access, Optional.of(name))) {
            desk.require(name);
            Optional<Seen<Control>> hold = desk.standing(name).hold();
            if (hold.isEmpty()) {
                out.println("%s is not held; nothing was changed.".formatted(name));
            } else {
                out.println(Wording.hold(hold.get().value()));
                out.println(desk.give(Orders.open(name, Operator.name(), Instant.now())));
                out.println("Calls to %s start again, one first.".formatted(name));
                out.println(desk.readers(name));
            }
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
