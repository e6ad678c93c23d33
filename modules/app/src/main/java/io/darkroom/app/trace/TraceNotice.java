package io.darkroom.app.trace;

import io.darkroom.pipeline.trace.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether anybody looks at the spans of this process, and who. Any thread.
 *
 * @param status on or off
 * @param reason who brings OpenTelemetry's SDK, or why nobody does
 */
public record TraceNotice(String status, String reason) {
    private static final Logger LOG = LoggerFactory.getLogger(TraceNotice.class);
    private static final String AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";

    /** Says it in the log, once for a process that starts stages. */
    public static void log() {
        TraceNotice notice = of(Tracing.ofProcess().isOn(), agent());
        LOG.atInfo()
                .addKeyValue("status", notice.status())
                .addKeyValue("reason", notice.reason())
                .log("traces");
    }

    /**
     * As the process is.
     *
     * @param on whether there is an implementation of OpenTelemetry's API
     * @param agent whether its agent was loaded
     */
    static TraceNotice of(boolean on, boolean agent) {
        if (on) {
            return new TraceNotice("on", agent ? "OpenTelemetry's agent" : "an OpenTelemetry SDK in this process");
        }
        return new TraceNotice(
                "off",
                agent
                        ? "OpenTelemetry's agent has its instrumentation opentelemetry-api off, or is older than this API"
                        : "no OpenTelemetry implementation found");
    }

    /** It lies in the class path that the JVM appends to for an agent. */
    private static boolean agent() {
        try {
            Class.forName(AGENT, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
