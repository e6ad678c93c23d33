package io.darkroom.providers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority made with keytool for one test. */
record OwnCa(Path dir, Path pem) {

    private static final String PASSWORD = "changeit";

    static OwnCa create(Path dir) throws IOException, InterruptedException {
        Path store = dir.resolve("ca.p12");
        keytool(store, "-genkeypair", "-alias", "ca", "-dname", "CN=Test CA", "-ext", "bc:c");
        Path pem = dir.resolve("ca.pem");
        keytool(store, "-exportcert", "-alias", "ca", "-rfc", "-file", pem.toString());
        return new OwnCa(dir, pem);
    }

    /** Server sockets with a certificate of this CA for the host. */
    ServerSocketFactory serverSockets(String host) throws Exception {
        Path store = dir.resolve(host + "-" + System.nanoTime() + ".p12");
        keytool(
                store,
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-signer",
                "ca",
                "-signerkeypass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls.getServerSocketFactory();
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        if (!Files.exists(store) && Files.exists(store.resolveSibling("ca.p12"))) {
            Files.copy(store.resolveSibling("ca.p12"), store); // -signer needs the CA in the same store
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        }
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(output);
        }
    }
}
