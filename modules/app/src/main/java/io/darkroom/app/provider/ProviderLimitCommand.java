package io.darkroom.app.provider;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.Counted;
import io.darkroom.pipeline.generate.standing.Orders;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Limits a provider. One thread. */
@Command(
        name = "limit",
        header = "Allow a provider fewer calls at a time than max-in-flight, or end that.",
        description = {
            "The limit is for the whole fleet and counts at once; calls beyond it finish. It is shared by the partitions as "
                    + "max-in-flight is: each keeps one call at least.",
            "max-in-flight, the cap of your plan with the provider, is the most; to allow more, change it in the configuration of "
                    + "every process. Campaigns have caps of their own beneath it (campaigns.<name>.max-in-flight)."
        },
        footer = {"Examples:", "  darkroom provider limit creativeai 2", "  darkroom provider limit creativeai none"})
final class ProviderLimitCommand implements Callable<Integer> {
    private static final String NONE = "none";

    @Parameters(index = "1", paramLabel = "N|none", description = "Calls at a time, 1 to max-in-flight; none ends it.")
    @SuppressWarnings("NullAway.Init")
    private String most;

    @Mixin
    private final ProviderOrder order = new ProviderOrder();

    @Override
    public Integer call() {
        PrintWriter out = order.out();
        try (Desk desk = order.open()) {
            Optional<Integer> cap = desk.cap(order.name());
            OptionalInt limit = limit(cap);
            if (limit.isEmpty() && desk.standing(order.name()).limit().isEmpty()) {
                out.println("%s has no limit; nothing was changed.".formatted(order.name()));
            } else {
                order.give(
                        desk,
                        (name, by, at) -> Orders.limit(name, limit, by, at),
                        next(limit, cap, desk.partitions(order.name())));
            }
            out.flush();
        }
        return ExitCode.OK.number();
    }

    private String next(OptionalInt limit, Optional<Integer> cap, int partitions) {
        return limit.isPresent()
                ? "At most %s to %s at a time over the whole fleet%s, from now on; running ones finish."
                        .formatted(
                                Counted.of(Math.max(limit.getAsInt(), partitions), "call"),
                                order.name(),
                                Wording.floor(limit.getAsInt(), partitions))
                : "The limit of %s has ended: max-in-flight counts again%s."
                        .formatted(
                                order.name(),
                                cap.map(calls -> ", " + calls + " in this configuration")
                                        .orElse(""));
    }

    private OptionalInt limit(Optional<Integer> cap) {
        if (most.equals(NONE)) {
            return OptionalInt.empty();
        }
        if (!most.matches("\\d{1,6}") || Integer.parseInt(most) < 1 || Integer.parseInt(most) > cap.orElse(100_000)) {
            throw UserError.usage("The limit must be 1 to %d (providers.%s.max-in-flight) or none, was %s."
                    .formatted(cap.orElse(100_000), order.name(), most));
        }
        return OptionalInt.of(Integer.parseInt(most));
    }
}
