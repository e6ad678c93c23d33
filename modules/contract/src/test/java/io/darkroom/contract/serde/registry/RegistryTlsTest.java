package io.darkroom.contract.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {

    private static final String PASSWORD = "for-tests";
    private static final String FOUND =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":[]}\"}";

    @TempDir
    static Path folder;

    /** A key and its self-signed certificate, for the loopback address. */
    @BeforeAll
    static void certificate() throws Exception {
        keytool("-genkeypair -alias r -keyalg EC -dname CN=registry -ext san=ip:127.0.0.1 -validity 2 "
                + "-storetype PKCS12 -keystore key.p12 -storepass " + PASSWORD);
        keytool("-exportcert -rfc -alias r -keystore key.p12 -storepass " + PASSWORD + " -file ca.pem");
        keytool("-importcert -noprompt -alias r -file ca.pem -storetype PKCS12 -keystore trust.p12 -storepass "
                + PASSWORD);
    }

    @Test
    void anOwnCaIsTrusted() throws Exception {
        assertThat(lookup(Map.of("location", folder.resolve("ca.pem").toString(), "type", "PEM")))
                .isInstanceOf(Lookup.Found.class);
        assertThat(lookup(Map.of(
                        "location", folder.resolve("trust.p12").toString(), "type", "PKCS12", "password", PASSWORD)))
                .isInstanceOf(Lookup.Found.class);
    }

    @Test
    void aStrangerIsNot() throws Exception {
        assertThat(lookup(Map.of()))
                .isInstanceOfSatisfying(
                        Lookup.Unavailable.class,
                        no -> assertThat(no.why()).contains("https://127.0.0.1").contains("SSLHandshakeException"));
    }

    private static Lookup lookup(Map<String, String> truststore) throws Exception {
        try (FakeRegistry registry = new FakeRegistry(Optional.of(server()))) {
            registry.on("GET /schemas/ids/1", 200, FOUND);
            Map<String, Object> config = new HashMap<>(Map.of("schema.registry.url", registry.url(), "max.retries", 0));
            truststore.forEach((name, value) -> config.put("schema.registry.ssl.truststore." + name, value));
            try (SchemaRegistryClient client = new SchemaRegistryClient(config)) {
                return client.lookup(1).join();
            }
        }
    }

    private static SSLContext server() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("key.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments.split(" ")));
        command.addFirst(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
    }
}
