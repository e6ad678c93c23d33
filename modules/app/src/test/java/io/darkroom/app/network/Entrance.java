package io.darkroom.app.network;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How clients come into a cluster of {@link Brokers}: server settings of the listener {@code CLIENTS}.
 *
 * @param settings lines of {@code server.properties}
 */
public record Entrance(String settings) {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    /** Everybody. */
    public static Entrance open() {
        return new Entrance("listener.security.protocol.map=CLIENTS:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT\n");
    }

    /**
     * TLS and a password, as a company's cluster does.
     *
     * @param passwords by user
     */
    static Entrance locked(OwnCertificate certificate, Map<String, String> passwords) {
        return new Entrance("""
                listener.security.protocol.map=CLIENTS:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT
                listener.name.clients.ssl.keystore.type=PKCS12
                listener.name.clients.ssl.keystore.location=%s
                listener.name.clients.ssl.keystore.password=%3$s
                listener.name.clients.ssl.key.password=%3$s
                listener.name.clients.sasl.enabled.mechanisms=PLAIN
                listener.name.clients.plain.sasl.jaas.config=%2$s;
                """.formatted(
                        certificate.store(),
                        LOGIN
                                + passwords.entrySet().stream()
                                        .map(user -> "user_" + user.getKey() + "=\"" + user.getValue() + '"')
                                        .collect(Collectors.joining(" ")),
                        OwnCertificate.PASSWORD));
    }

    /** In addition nobody may do anything without an ACL, but the admin, and the brokers themselves by the inner door. */
    public Entrance withAcls(String admin) {
        return new Entrance(settings + """
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:%s;User:ANONYMOUS
                """.formatted(admin));
    }

    /** {@code kafka.sasl.jaas.config} of a client. */
    static String login(String user, String password) {
        return LOGIN + "username=\"" + user + "\" password=\"" + password + "\";";
    }
}
