package io.darkroom.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogOutputTest {
    @TempDir
    Path folder;

    @Test
    void valuesOfOthersMakeUpNoLineAndOrderNoTerminalAbout() throws IOException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Path file = folder.resolve("log");
        Appender<ILoggingEvent> log = LogOutput.rolling(context, file, LogFormat.TEXT);
        log.doAppend(event(context, "one\ntwo\u001b[2J\u009b31m {x: y}"));
        log.stop();

        assertThat(Files.readAllLines(file))
                .singleElement()
                .asString()
                .contains("one two [2J 31m {x: y}")
                .doesNotContain("\u001b", "\u009b");
    }

    private static ILoggingEvent event(LoggerContext context, String message) {
        return new LoggingEvent("test", context.getLogger("test"), Level.WARN, message, null, null);
    }
}
