package io.darkroom.app.provider;

import io.darkroom.app.command.AccessFlags;
import io.darkroom.app.command.Operator;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.pipeline.generate.Orders;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a provider. One thread. */
@Command(
        name = "hold",
        header = "Stop calls to a provider until somebody resumes it.",
        description =
                "No process of the fleet starts a call from then on; running ones finish and their results are kept. "
                        + "Requests wait in their topics and cost nothing. It is not probed, and no answer ends it.",
        footer = {"Example:", "  darkroom provider hold creativeai --reason \"invoice is disputed\""})
final class ProviderHoldCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Provider.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who meet the hold.")
    private String reason = "";

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        PrintWriter out = access.out();
        try (Desk desk = Desk.open(access, Optional.of(name))) {
            desk.require(name);
            desk.standing(name)
                    .hold()
                    .ifPresent(hold -> out.println(Wording.hold(hold.value()) + " This order takes its place."));
            out.println(desk.give(Orders.hold(name, reason.strip(), Operator.name(), Instant.now())));
            out.println("Every process of the fleet stops starting calls to %s; running ones finish.".formatted(name));
            out.println(desk.readers(name));
            out.println("To end it: darkroom provider resume " + name);
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
