package io.darkroom.providers.http;

import io.darkroom.providers.network.Bounds;
import io.darkroom.providers.network.Hosts;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Words for a request that found no connection. Any thread. */
final class NothingSent {

    private final HttpSettings http;

    NothingSent(HttpSettings http) {
        this.http = http;
    }

    Exchange.NotSent noConnection(Throwable cause) {
        String proxy = http.network()
                .proxy()
                .map(uri -> " through the proxy " + Hosts.withoutPassword(uri) + " (http.proxy, else HTTPS_PROXY)")
                .orElse("");
        String to = "no connection to " + http.host() + ":" + http.port() + proxy;
        if (cause instanceof UnknownHostException) {
            return new Exchange.NotSent(to + ", the name cannot be resolved", false);
        }
        if (cause instanceof ConnectException && text(cause).contains("timed out")) {
            return new Exchange.NotSent(to + " within " + Bounds.text(http.connectTimeout()), false);
        }
        if (holds(cause, CertificateException.class)) {
            String caFile = http.network().caFile().map(file -> "is " + file).orElse("is not set");
            return new Exchange.NotSent(
                    to + ", its certificate is not trusted (http.ca-file " + caFile + "): " + text(cause), true);
        }
        if (text(cause).contains("status: 407")) {
            return new Exchange.NotSent(to + ", the proxy asks for other credentials", true);
        }
        String phase = holds(cause, SSLException.class) ? ", TLS failed: " : ": ";
        return new Exchange.NotSent(to + phase + (proxy.isEmpty() ? withoutAddress(cause) : text(cause)), false);
    }

    /** Netty puts the address behind its words, where it stands before them already; a proxy's is news. */
    private static String withoutAddress(Throwable cause) {
        return cause instanceof ConnectException ? text(cause).replaceFirst(": \\S*/\\S+:\\d+$", "") : text(cause);
    }

    Exchange.NotSent noFreeConnection() {
        return new Exchange.NotSent(
                "no connection became free in time (" + http.prefix() + ".max-in-flight is " + http.maxConnections()
                        + ", " + http.prefix() + ".call-timeout " + Bounds.text(http.callTimeout()) + ")",
                false);
    }

    static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private static boolean holds(Throwable cause, Class<? extends Throwable> type) {
        Throwable link = cause;
        for (int depth = 0; link != null && depth < 10; depth++) {
            if (type.isInstance(link)) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }
}
