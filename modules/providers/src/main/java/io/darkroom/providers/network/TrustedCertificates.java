package io.darkroom.providers.network;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Certificates of the JDK together with those of a PEM file. Reads files: not on an event loop. */
public final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * Those of both.
     *
     * @throws IllegalArgumentException when the file cannot be read or holds no certificate
     */
    public static TrustOptions andFile(Path file) {
        try {
            List<Certificate> all = new ArrayList<>(fromFile(file));
            if (all.isEmpty()) {
                throw refuse(file);
            }
            all.addAll(ofTheJdk());
            return TrustOptions.wrap(factory(storeOf(all)));
        } catch (IOException | GeneralSecurityException e) {
            throw refuse(file);
        }
    }

    private static List<Certificate> fromFile(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private static List<X509Certificate> ofTheJdk() throws GeneralSecurityException {
        for (TrustManager manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static KeyStore storeOf(List<Certificate> certificates) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca-" + i, certificates.get(i));
        }
        return store;
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static IllegalArgumentException refuse(Path file) {
        return Bounds.refuse("http.ca-file", "a readable PEM file with certificates", file.toString());
    }
}
