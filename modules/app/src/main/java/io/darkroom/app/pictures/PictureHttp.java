package io.darkroom.app.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Makes the client that pictures are fetched with: no credentials, proxy and certificates as for the API. Any thread. */
public final class PictureHttp {
    private PictureHttp() {}

    /**
     * Makes a client.
     *
     * @param proxy HTTP proxy for an address; empty is direct
     * @param caFile PEM file with certificates to trust besides the JDK's
     */
    public static HttpClient client(Function<URI, Optional<URI>> proxy, Optional<Path> caFile)
            throws IOException, GeneralSecurityException {
        HttpClient.Builder http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL);
        ProxyByAddress proxies = new ProxyByAddress(proxy);
        http.proxy(proxies).authenticator(proxies.credentials());
        if (caFile.isPresent()) {
            http.sslContext(trusting(caFile.get()));
        }
        return http.build();
    }

    private static SSLContext trusting(Path caFile) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509TrustManager usual : managers(null)) {
            for (Certificate known : usual.getAcceptedIssuers()) {
                store.setCertificateEntry("jdk-" + store.size(), known);
            }
        }
        try (InputStream pem = Files.newInputStream(caFile)) {
            for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("own-" + store.size(), own);
            }
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(store), null);
        return context;
    }

    private static X509TrustManager[] managers(@org.jspecify.annotations.Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        TrustManager[] all = factory.getTrustManagers();
        return Arrays.stream(all).filter(X509TrustManager.class::isInstance).toArray(X509TrustManager[]::new);
    }
}
