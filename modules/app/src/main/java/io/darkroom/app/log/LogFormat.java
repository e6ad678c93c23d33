package io.darkroom.app.log;

/** How a log is written. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** For programs: one JSON object a line, see {@link JsonLog}. */
    JSON
}
