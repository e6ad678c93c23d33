package io.darkroom.app.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who may reach whom where networkPolicy is on. */
class ChartNetworkTest {
    private static final String PROXY = "10.1.2.3/32";

    @Test
    void everyPortLeadsOnlyWhereItsPeersAre() {
        Chart chart = Chart.rendered(Chart.FULL);

        for (String component : List.of("intake", "generation", "assets", "topics")) {
            List<JsonNode> rules = egress(chart, component);
            assertThat(rules)
                    .as(component)
                    .allSatisfy(rule -> assertThat(rule.path("to")).isNotEmpty());
            assertThat(portsTo(rules, "10.1.0.0/24")).containsExactly(9093);
            assertThat(portsTo(rules, "10.1.1.0/24")).containsExactly(8081);
            assertThat(ports(rules)).contains(53, 4318);
        }
        assertThat(portsTo(egress(chart, "generation"), PROXY)).containsExactly(3128);
        assertThat(portsTo(egress(chart, "assets"), PROXY)).containsExactly(3128);
        assertThat(portsTo(egress(chart, "intake"), PROXY)).isEmpty();
    }

    @Test
    void withoutPeersAPortIsOpenEverywhereAndTheSandboxOnlyInsideTheRelease() {
        Chart chart = Chart.rendered(Map.of("networkPolicy.enabled", true));

        List<JsonNode> rules = egress(chart, "generation");

        assertThat(ports(rules)).containsExactly(53, 53, 9092, 8081, 443, 8080);
        assertThat(rules)
                .filteredOn(rule -> rule.has("to"))
                .singleElement()
                .satisfies(rule -> assertThat(ports(List.of(rule))).containsExactly(8080));
        assertThat(ports(egress(chart, "intake"))).containsExactly(53, 53, 9092, 8081);
    }

    @Test
    void onlyWhoDrawsReachesTheSandboxAndItReachesNobody() {
        JsonNode policy = Chart.rendered(Map.of("networkPolicy.enabled", true))
                .one("NetworkPolicy", "pictures-darkroom-sandbox")
                .path("spec");

        assertThat(policy.at("/ingress/0/from/0/podSelector/matchExpressions/0/values"))
                .hasToString("[\"generation\",\"assets\"]");
        assertThat(policy.at("/ingress/0/ports/0/port").asInt()).isEqualTo(8080);
        assertThat(policy.path("policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
        assertThat(policy.has("egress")).isFalse();
    }

    private static List<JsonNode> egress(Chart chart, String component) {
        return list(chart.one("NetworkPolicy", "pictures-darkroom-" + component).at("/spec/egress"));
    }

    private static List<Integer> ports(List<JsonNode> rules) {
        return rules.stream()
                .flatMap(rule -> list(rule.path("ports")).stream())
                .map(port -> port.path("port").asInt())
                .toList();
    }

    private static List<Integer> portsTo(List<JsonNode> rules, String cidr) {
        return ports(rules.stream()
                .filter(rule -> rule.findValuesAsText("cidr").contains(cidr))
                .toList());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
