package io.darkroom.app.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that nobody knows, made with keytool for one test.
 *
 * @param store PKCS12, with key and certificate
 * @param pem the certificate, for {@code http.ca-file}
 */
public record OwnCertificate(Path store, Path pem) {
    static final String PASSWORD = "changeit";

    /**
     * A new one.
     *
     * @param names such as {@code dns:api.example} and {@code ip:127.0.0.1}
     */
    public static OwnCertificate of(Path dir, String... names) throws IOException, InterruptedException {
        OwnCertificate made = new OwnCertificate(dir.resolve("server.p12"), dir.resolve("ca.pem"));
        made.keytool(
                List.of("-genkeypair", "-dname", "CN=Own CA", "-ext", "bc:c", "-ext", "san=" + String.join(",", names)),
                List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        made.keytool(List.of("-exportcert", "-rfc"), List.of("-file", made.pem.toString()));
        return made;
    }

    /** For servers that show this certificate. */
    public SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(List<String> what, List<String> how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(what);
        command.addAll(how);
        command.addAll(List.of("-alias", "own", "-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(output);
        }
    }
}
