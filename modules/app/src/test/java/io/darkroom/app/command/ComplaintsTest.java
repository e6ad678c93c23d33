package io.darkroom.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ComplaintsTest {
    @Command
    private static final class Anything {}

    private final Logger logger = (Logger) LoggerFactory.getLogger(Complaints.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void logAsServeDoes() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void asBefore() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void aWrongSettingIsASentenceWithoutAStackTrace() {
        int code = complain(new IllegalArgumentException("providers.x.path must be a path, was ?"));

        assertThat(code).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).isEqualTo("darkroom: providers.x.path must be a path, was ?.%n".formatted());
        assertThat(log.list).isEmpty();
    }

    @Test
    void theCauseOfAnInfrastructureThatFailsIsLogged() {
        complain(UserError.infrastructure("The disk is gone.", new IllegalStateException("gone")));

        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).isEqualTo(List.of("The disk is gone."));
    }

    private int complain(Exception failure) {
        CommandLine command = new CommandLine(new Anything()).setErr(new PrintWriter(err, true));
        return new Complaints().handleExecutionException(failure, command, command.parseArgs());
    }
}
