package io.darkroom.app.status;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Interrupts;
import io.darkroom.app.status.answer.StatusAnswer;
import io.darkroom.app.status.answer.StatusJson;
import io.darkroom.app.status.answer.StatusText;
import io.darkroom.app.status.search.StatusReader;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where an order is. One thread. */
@Command(
        name = "status",
        header = "Say where a sku, an idempotency key or a job is, and what it waits for.",
        description = {
            "For one key: state, attempts, times, result, what it waits for, and each step with its place in Kafka. For a sku "
                    + "or a job with several keys one line for each.",
            "Where the process that has its work gives no sign of life, it says when others take that over; this look needs two "
                    + "seconds more.",
            "Reads topics and groups only: it works while every process is down, and changes nothing."
        },
        footer = {
            "Examples:",
            "  darkroom status MUG-0001",
            "  darkroom status MUG-0001:product:main:prompt_v1 --follow",
            "  darkroom status --anchor APT-12-LINDEN",
            "  darkroom status spring-listing-7 --json | jq .counts"
        })
public final class StatusCommand implements Callable<Integer> {
    private static final int LONG_LIST = 100;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A sku, an idempotency key, a job or an anchor; which of them is found out.")
    private @Nullable String name;

    @Option(
            names = "--anchor",
            paramLabel = "ID",
            description = "In place of NAME: the consistency sets of this anchor, a table of its shots for each job.")
    private @Nullable String anchor;

    @Option(
            names = "--follow",
            description =
                    "Print new steps as they come, until everything has ended, Ctrl-C, or the process ends that uses "
                            + "--data-dir.")
    private boolean follow;

    @Option(names = "--json", description = "Print one JSON object, as GET /v1/status/NAME answers.")
    private boolean json;

    @Option(names = "--all", description = "Print every key of a long list; default: the first " + LONG_LIST + ".")
    private boolean all;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        String asked = asked();
        DarkroomConfig loaded = access.load();
        try (Access open = access.open(loaded);
                Notes notes = new Notes(access.err())) {
            StatusReader reader = new StatusReader(loaded, open.installation(), notes);
            return print(open, reader, anchor == null ? reader.answer(asked) : reader.sets(asked))
                    .number();
        }
    }

    private String asked() {
        if (name != null && anchor != null) {
            throw UserError.usage("NAME and --anchor exclude each other.");
        }
        String asked = Objects.requireNonNullElse(name, anchor == null ? "" : anchor);
        if (asked.isBlank()) {
            throw UserError.usage("The name must not be blank: give a sku, an idempotency key, a job, or --anchor ID.");
        }
        if (follow && (json || anchor != null)) {
            throw UserError.usage("--follow and %s exclude each other.".formatted(json ? "--json" : "--anchor"));
        }
        return asked;
    }

    private ExitCode print(Access open, StatusReader reader, StatusAnswer answer) {
        PrintWriter out = access.out();
        switch (answer) {
            case StatusAnswer.NotFound none -> {
                if (json) {
                    out.println(StatusJson.text(none));
                    out.flush();
                }
                throw UserError.usage(none.text());
            }
            case StatusAnswer.Found found -> {
                if (json) {
                    out.println(StatusJson.text(found));
                    out.flush();
                    return ExitCode.OK;
                }
                if (anchor != null) {
                    new StatusText(out, Integer.MAX_VALUE).sets(found);
                    return ExitCode.OK;
                }
                new StatusText(out, all ? Integer.MAX_VALUE : LONG_LIST).print(found);
                return follow && !found.ended() ? follow(open, reader, found) : ExitCode.OK;
            }
        }
    }

    private ExitCode follow(Access open, StatusReader reader, StatusAnswer.Found found) {
        try (Interrupts interrupts = Interrupts.listen()) {
            Follow follow = new Follow(reader.quiet(), access.out(), interrupts::asked);
            return new WhileThere(open::gone).until(() -> follow.until(found));
        }
    }
}
