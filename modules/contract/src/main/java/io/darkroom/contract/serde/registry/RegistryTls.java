package io.darkroom.contract.serde.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Own trust and key stores for the registry: {@code schema.registry.ssl.truststore.location|password|type} (JKS, PKCS12,
 * or PEM with certificates) and {@code schema.registry.ssl.keystore.location|password|type} with
 * {@code schema.registry.ssl.key.password} (JKS, PKCS12). Any thread.
 */
final class RegistryTls {

    private static final String PREFIX = "schema.registry.ssl.";

    private RegistryTls() {}

    /** Empty when neither store is set: the JDK's own trust applies. */
    static Optional<SSLContext> from(WireProperties properties) {
        Optional<String> trust = properties.text(PREFIX + "truststore.location");
        Optional<String> key = properties.text(PREFIX + "keystore.location");
        if (trust.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    key.isPresent() ? keys(properties, key.get()) : null,
                    trust.isPresent() ? trusted(properties, trust.get()) : null,
                    null);
            return Optional.of(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigException(PREFIX + "truststore or keystore cannot be used: " + e.getMessage());
        }
    }

    private static TrustManager[] trusted(WireProperties properties, String location)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store(properties, "truststore", location));
        return factory.getTrustManagers();
    }

    private static KeyManager[] keys(WireProperties properties, String location)
            throws GeneralSecurityException, IOException {
        Optional<String> password =
                properties.text(PREFIX + "key.password").or(() -> properties.text(PREFIX + "keystore.password"));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store(properties, "keystore", location), chars(password));
        return factory.getKeyManagers();
    }

    private static KeyStore store(WireProperties properties, String which, String location)
            throws GeneralSecurityException, IOException {
        String type = properties.text(PREFIX + which + ".type").orElse("JKS").toUpperCase(Locale.ROOT);
        try (InputStream in = Files.newInputStream(Path.of(location))) {
            if (type.equals("PEM")) {
                return certificates(in);
            }
            KeyStore store = KeyStore.getInstance(type);
            store.load(in, chars(properties.text(PREFIX + which + ".password")));
            return store;
        }
    }

    private static KeyStore certificates(InputStream pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
            store.setCertificateEntry("ca-" + count++, certificate);
        }
        return store;
    }

    private static char @Nullable [] chars(Optional<String> secret) {
        return secret.map(String::toCharArray).orElse(null);
    }
}
