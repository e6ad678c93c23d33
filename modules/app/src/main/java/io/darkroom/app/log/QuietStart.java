package io.darkroom.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Logback's configuration until a command says more: warnings of Darkroom on standard error, one line each, nothing else.
 * A file named by {@code -Dlogback.configurationFile} takes its place. Any thread.
 */
public final class QuietStart extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (LogOutput.replaced()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        LogOutput.quiet(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
