package io.darkroom.app.config;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Where {@code darkroom serve} tells about itself over HTTP.
 *
 * @param host address to listen on
 * @param port 0 is any free one; empty is no server
 */
public record ServerConfig(String host, OptionalInt port) {
    /** YAML reads a bare off as false. */
    private static final Set<String> OFF = Set.of("off", "false");

    private static final int HIGHEST = 65_535;

    public static ServerConfig parse(String host, String port) {
        return new ServerConfig(host, OFF.contains(port) ? OptionalInt.empty() : OptionalInt.of(number(port)));
    }

    private static int number(String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST) {
            throw new IllegalArgumentException("server.port must be 0 to 65535, or off, was " + port);
        }
        return Integer.parseInt(port);
    }
}
