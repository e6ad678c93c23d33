package io.darkroom.app.command;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.Refusal;
import io.darkroom.app.wording.RegistrySilence;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.text.EditDistance;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one sentence on standard error; the rest goes to the log. One thread. */
public final class Complaints implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final int SLIP = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        UserError error = Refusal.in(failure)
                .map(sentence -> UserError.infrastructure(
                        failure instanceof UserError said ? said.getMessage() + " " + sentence : sentence, failure))
                .orElseGet(() -> failure instanceof UserError said ? said : unforeseen(failure));
        if (error.getCause() != null && error.code() != ExitCode.USAGE) {
            log().info(error.getMessage(), error.getCause());
        } else if (error.getCause() != null) {
            log().debug(error.getMessage(), error.getCause());
        }
        command.getErr().println("darkroom: " + error.getMessage());
        return error.code().number();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("darkroom: " + sentence(String.valueOf(failure.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(failure, err) && !suggested(failure, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE.number();
    }

    /** Slips of the pen in the names of commands that picocli takes for other words. */
    private static boolean suggested(ParameterException failure, PrintWriter err) {
        if (!(failure instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return false;
        }
        CommandLine command = failure.getCommandLine();
        String typed = unmatched.getUnmatched().getFirst();
        Optional<String> meant = command.getSubcommands().keySet().stream()
                .filter(name -> EditDistance.of(name, typed) <= SLIP)
                .min(Comparator.comparingInt(name -> EditDistance.of(name, typed)));
        meant.ifPresent(
                name -> err.println("Did you mean: " + command.getCommandSpec().qualifiedName() + " " + name + "?"));
        return meant.isPresent();
    }

    private static UserError unforeseen(Exception failure) {
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = sentence(what.lines().findFirst().orElse(what));
        return switch (failure) {
            case ConfigException wrong -> UserError.usage(line, wrong);
            case IllegalArgumentException wrong -> UserError.usage(line, wrong);
            case SchemaRegistryException away ->
                UserError.infrastructure(
                        away.unavailable()
                                ? RegistrySilence.of(away) + " Check schema-registry.url (--schema-registry)."
                                : line,
                        away);
            case KafkaException away ->
                UserError.infrastructure("Kafka cannot be used: " + sentence(withCauses(away)), away);
            case IllegalStateException refusal -> UserError.infrastructure(line, refusal);
            default ->
                UserError.infrastructure(
                        "Unexpected failure (%s), --verbose shows more: %s"
                                .formatted(failure.getClass().getSimpleName(), line),
                        failure);
        };
    }

    /** Kafka's clients say what is wrong with a setting in a cause only. */
    private static String withCauses(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(5)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .flatMap(message -> message.lines().limit(1))
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** Looked up late: --help and usage errors never start the logging library. */
    private static Logger log() {
        return LoggerFactory.getLogger(Complaints.class);
    }
}
