package io.darkroom.app.command.person;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who gives an order: user and host. Any thread. */
public final class Operator {
    /** What Java gives for a number without a name, as containers run under. */
    private static final String NAMELESS = "?";

    private Operator() {}

    /** User and host, such as ann@ops-1; somebody where the user has no name. */
    public static String name() {
        String user = System.getProperty("user.name", NAMELESS);
        return (user.equals(NAMELESS) ? "somebody" : user) + "@" + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
