package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigErrorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retry.max-attempts: 0            | retry.max-attempts must be 1 to 20, was 0 (from darkroom.yaml).
            retry.max-attempts: many         | retry.max-attempts must be a whole number, was many (from darkroom.yaml).
            retry.delay: 5                   | retry.delay must be a duration such as 500ms, 1.5s, 5m, 24h or 90d, was 5 (from darkroom.yaml).
            retry.growth: cubic              | retry.growth must be linear or exponential, was cubic (from darkroom.yaml).
            retry.on-unknown: maybe          | retry.on-unknown must be resend or fail, was maybe (from darkroom.yaml).
            hold.quota-threshold: 0          | hold.quota-threshold must be 1 to 1000, was 0 (from darkroom.yaml).
            topics.partitions: 0             | topics.partitions must be 1 to 10000, was 0 (from darkroom.yaml).
            topics.replication: 99999        | topics.replication must be 1 to 10, was 99999 (from darkroom.yaml).
            drain-timeout: 5s                | drain-timeout must be 5m10s to 3h, was 5s (from darkroom.yaml).
            sandbox.latency: 5               | sandbox.latency must look like 1.5s or 1s..4s, was 5 (from darkroom.yaml).
            topics.prefix: a/b               | topics.prefix must be at most 60 letters, digits, dots, underscores or hyphens, was a/b (from darkroom.yaml).
            log.format: xml                  | log.format must be text or json, was xml (from darkroom.yaml).
            instance-id: a b                 | instance-id must be 1 to 100 letters, digits, dots, underscores or hyphens, was a b (from darkroom.yaml).
            sandbox.api-port: 70000          | sandbox.api-port must be 0 to 65535, was 70000 (from darkroom.yaml).
            pictures.allowed-hosts: a b      | pictures.allowed-hosts must list host names, *.domains, addresses or networks such as 10.1.0.0/16, was a b (from darkroom.yaml).
            source.allowed-hosts: a b        | source.allowed-hosts must list host names, *.domains, addresses or networks such as 10.1.0.0/16, was a b (from darkroom.yaml).
            providers.sandbox.price: cheap   | providers.sandbox.price must be an amount with an optional currency such as 0.17 USD, was cheap (from darkroom.yaml).
            """)
    void aWrongValueNamesPropertyBoundValueAndOrigin(String yaml, String sentence) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), yaml);

        assertThat(error(Map.of()))
                .hasMessage(sentence)
                .extracting(UserError::code)
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anUnknownPropertyIsAnErrorThatNamesTheNearestOne() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "retry:\n  max-attemps: 3\n");

        assertThat(error(Map.of()))
                .hasMessage(
                        "retry.max-attemps is not a setting (from darkroom.yaml); did you mean retry.max-attempts?");
    }

    @Test
    void aTypoBelowAProviderKeepsTheProvidersName() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "providers.acme.max-inflight: 3\n");

        assertThat(error(Map.of())).hasMessageEndingWith("did you mean providers.acme.max-in-flight?");
    }

    @Test
    void aValueInThePlaceOfASectionIsAnError() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "retry: 3\n");

        assertThat(error(Map.of())).hasMessageStartingWith("retry is a section, not a setting, in darkroom.yaml");
    }

    @Test
    void aMissingNamedFileIsAnError() {
        UserError error = catchThrowableOfType(
                UserError.class,
                () -> new ConfigLoader(folder, Map.of()).load(Optional.of(Path.of("nope.yaml")), new Overrides()));

        assertThat(error).hasMessage("The configuration file nope.yaml does not exist or is no file.");
        assertThat(error.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void brokenYamlIsOneSentence() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "retry: [\n");

        assertThat(error(Map.of()).getMessage())
                .startsWith("darkroom.yaml is not valid YAML")
                .doesNotContain("\n");
    }

    @Test
    void aFileThatIsNotUtf8IsAnError() throws IOException {
        Files.write(folder.resolve("darkroom.yaml"), "topics.prefix: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(error(Map.of())).hasMessage("darkroom.yaml is not UTF-8.");
    }

    @Test
    void aVariableIsNamedAsTheOriginOfItsValue() {
        assertThat(error(Map.of("DARKROOM_PROVIDERS_SANDBOX_MAX_IN_FLIGHT", "0")))
                .hasMessageContaining("providers.sandbox.max-in-flight must be")
                .hasMessageEndingWith("was 0 (from DARKROOM_PROVIDERS_SANDBOX_MAX_IN_FLIGHT).");
    }

    @Test
    void theBaseAddressHasNoPath() {
        assertThat(error(Map.of("DARKROOM_PROVIDERS_SANDBOX_BASE_URL", "https://api.example/v1")))
                .hasMessageContaining("providers.sandbox.base-url must be")
                .hasMessageContaining("was https://api.example/v1");
    }

    @Test
    void anUnknownProviderIsAnErrorThatListsTheKnownOnes() {
        assertThat(error(Map.of("DARKROOM_PROVIDER", "creativai")))
                .hasMessage(
                        "provider must be one of creativeai, pixelmuse, sandbox or have its own providers.creativai.dialect, "
                                + "was creativai (from DARKROOM_PROVIDER).");
    }

    @Test
    void brokersWithoutARegistryAreAnError() {
        assertThat(error(Map.of("DARKROOM_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")))
                .hasMessageContaining("--schema-registry");
    }

    @Test
    void credentialsAreNeverPartOfASentence() {
        assertThat(error(Map.of("DARKROOM_SCHEMA_REGISTRY_BASIC_AUTH", "s3cr3t"))
                        .getMessage())
                .contains("schema-registry.basic-auth must be user:password")
                .doesNotContain("s3cr3t");
        assertThat(error(Map.of("DARKROOM_PROVIDERS_SANDBOX_BASE_URL", "https://me:s3cr3t@api.example"))
                        .getMessage())
                .doesNotContain("s3cr3t");
    }

    private UserError error(Map<String, String> environment) {
        return catchThrowableOfType(
                UserError.class, () -> new ConfigLoader(folder, environment).load(Optional.empty(), new Overrides()));
    }
}
