package io.darkroom.app.command.person;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who gives an order: user and host. Any thread. */
public final class Operator {
    private Operator() {}

    /** User and host, such as ann@ops-1. */
    public static String name() {
        return System.getProperty("user.name", "unknown") + "@" + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
