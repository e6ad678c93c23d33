package io.darkroom.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Where log lines go; what a library says at length is muted everywhere. Any thread. */
public final class LogOutput {
    private static final String OURS = "io.darkroom";
    /** Values come from records of others: no control character of theirs reaches a terminal or makes up a line. */
    private static final String SAID = "%replace(%msg %kvp){'[\\p{Cntrl}\\x80-\\x9f]+', ' '}%n";

    private static final String SHORT = "%-5level " + SAID + "%nopex";
    private static final String FULL =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{30} " + SAID + "%ex";
    private static final String STDERR = "stderr";
    private static final String FILE = "file";

    private LogOutput() {}

    static boolean replaced() {
        return System.getProperty("logback.configurationFile") != null;
    }

    static void quiet(LoggerContext context) {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        Logger ours = context.getLogger(OURS);
        ours.setLevel(Level.WARN);
        ours.addAppender(console(context, STDERR, "System.err", text(SHORT), Level.WARN));
    }

    /** Everything worth reading goes to standard error too, with stack traces. */
    public static void verbose() {
        configure(context -> {
            context.getLogger(OURS).detachAppender(STDERR);
            root(context).addAppender(console(context, STDERR, "System.err", text(FULL), Level.INFO));
        });
    }

    /** A bounded log file, 5 × 10 MB, for a command that runs its parts in this process. */
    public static void toFile(Path file, LogFormat format) {
        configure(context -> {
            if (root(context).getAppender(FILE) == null) {
                root(context).addAppender(rolling(context, file, format));
            }
        });
    }

    /** Standard output, for a service whose platform collects it. */
    public static void toStandardOutput(LogFormat format) {
        configure(context -> {
            context.getLogger(OURS).detachAppender(STDERR);
            root(context).addAppender(console(context, "stdout", "System.out", encoder(FULL, format), Level.INFO));
        });
    }

    private interface Change {
        void on(LoggerContext context);
    }

    private static void configure(Change change) {
        if (!replaced() && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            change.on(context);
            levels(context);
        }
    }

    private static void levels(LoggerContext context) {
        root(context).setLevel(Level.INFO);
        context.getLogger(OURS).setLevel(Level.INFO);
        for (String library :
                new String[] {"org.apache.kafka", "kafka", "org.apache.avro", "io.netty", "io.vertx", "state"}) {
            context.getLogger(library).setLevel(Level.WARN);
        }
        // Streams hands the settings of all clients to each client, which then warns of those it does not know.
        for (String library : new String[] {
            "org.apache.kafka.common.config.AbstractConfig", "org.apache.kafka.common.utils.AppInfoParser"
        }) {
            context.getLogger(library).setLevel(Level.ERROR);
        }
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Appender<ILoggingEvent> console(
            LoggerContext context, String name, String target, Encoder<ILoggingEvent> encoder, Level threshold) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget(target);
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(threshold.levelStr);
        filter.start();
        appender.addFilter(filter);
        return started(context, name, encoder, appender);
    }

    static Appender<ILoggingEvent> rolling(LoggerContext context, Path file, LogFormat format) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%i");
        policy.setMinIndex(1);
        policy.setMaxIndex(4);
        policy.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(FileSize.valueOf("10MB"));
        trigger.start();
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(trigger);
        return started(context, FILE, encoder(FULL, format), appender);
    }

    private static Encoder<ILoggingEvent> encoder(String pattern, LogFormat format) {
        return format == LogFormat.JSON ? new JsonLog() : text(pattern);
    }

    private static Encoder<ILoggingEvent> text(String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        return encoder;
    }

    private static Appender<ILoggingEvent> started(
            LoggerContext context,
            String name,
            Encoder<ILoggingEvent> encoder,
            OutputStreamAppender<ILoggingEvent> appender) {
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setName(name);
        appender.setEncoder(encoder);
        for (Filter<ILoggingEvent> filter : List.of(new Harmless(), new Repeated())) {
            filter.start();
            appender.addFilter(filter);
        }
        appender.start();
        return appender;
    }
}
