package io.darkroom.app.replay;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who runs the command. Any thread. */
final class Operator {
    private Operator() {}

    /** User and host. */
    static String name() {
        return System.getProperty("user.name", "unknown") + "@" + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
