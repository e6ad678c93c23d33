package io.darkroom.app.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromqlTest {
    @Test
    void namesAreThoseOfMetricsAndLabels() {
        Promql names = Promql.of("sum by (provider, topic) (max by (namespace) (a_total{job=\"x\",b!~\"up|y\"} >= 0))"
                + " / on (c) (rate(b:c_d:sum[$__rate_interval] offset 1h)) unless up == 0");

        assertThat(names.metrics()).containsExactly("a_total", "b:c_d:sum", "up");
        assertThat(names.labels()).containsExactly("b", "c", "job", "namespace", "provider", "topic");
    }
}
