package io.darkroom.app.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentVariablesTest {

    @Test
    void underscoresStandForDotsAndHyphens() {
        assertThat(values(Map.of("DARKROOM_RETRY_MAX_ATTEMPTS", "4"))).containsEntry("retry.max-attempts", "4");
    }

    @Test
    void belowKafkaAnUnderscoreIsADot() {
        assertThat(values(Map.of("DARKROOM_KAFKA_SASL_JAAS_CONFIG", "x", "DARKROOM_CONSUMER_FETCH_MAX_BYTES", "9")))
                .containsEntry("kafka.sasl.jaas.config", "x")
                .containsEntry("consumer.fetch.max.bytes", "9");
    }

    @Test
    void aNameThatTheFileKnowsIsMeant() {
        assertThat(values(Map.of("DARKROOM_PROVIDERS_MY_API_MODEL", "m"), "providers.my-api.model"))
                .containsEntry("providers.my-api.model", "m");
    }

    @Test
    void freePartsKeepTheirUnderscores() {
        assertThat(values(Map.of("DARKROOM_SEGMENTS_LIVING_ROOM_SIZE", "1536x1024")))
                .containsEntry("segments.living_room.size", "1536x1024");
    }

    @Test
    void aLikelyTypoIsNamed() {
        EnvironmentVariables variables = EnvironmentVariables.read(Map.of("DARKROOM_RETRY_MAX_ATEMPTS", "4"), Set.of());

        assertThat(variables.doubts())
                .containsExactly(
                        "DARKROOM_RETRY_MAX_ATEMPTS is not a setting; did you mean DARKROOM_RETRY_MAX_ATTEMPTS?");
    }

    @Test
    void variablesThatAPlatformSetsAreLeftAlone() {
        EnvironmentVariables variables = EnvironmentVariables.read(
                Map.of("DARKROOM_SERVICE_HOST", "10.0.0.1", "DARKROOM_PORT_8080_TCP", "tcp://10.0.0.1:8080"), Set.of());

        assertThat(variables.asSource(1).values()).isEmpty();
        assertThat(variables.doubts()).isEmpty();
    }

    private static Map<String, String> values(Map<String, String> environment, String... known) {
        return EnvironmentVariables.read(environment, Set.of(known)).asSource(1).values();
    }
}
