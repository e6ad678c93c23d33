package io.darkroom.app.top;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What processes say at {@code /metrics} of the gates that each has for itself. One thread. */
final class GateReports {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern SAMPLE = Pattern.compile(
            "(?m)^darkroom_gate_(breaker_open_providers|wait_seconds)\\{[^}]*provider=\"([^\"]+)\"[^}]*\\} ([\\d.eE+-]+)$");

    private final List<URI> processes;

    /** @param processes addresses of {@code serve} processes, such as http://127.0.0.1:8090 */
    GateReports(List<URI> processes) {
        this.processes = List.copyOf(processes);
    }

    /**
     * What all of them said.
     *
     * @param gates by provider
     * @param silent processes that did not answer, and are not counted
     */
    record Answers(Map<String, ProviderView.Gates> gates, List<String> silent) {}

    /** Asks each of them, within a second. */
    Answers read() {
        Map<String, ProviderView.Gates> all = new HashMap<>();
        List<String> silent = new ArrayList<>();
        if (!processes.isEmpty()) {
            try (HttpClient client =
                    HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
                processes.forEach(process -> metrics(client, process)
                        .ifPresentOrElse(
                                text -> of(text).forEach(
                                                (provider, gates) -> all.merge(provider, gates, GateReports::both)),
                                () -> silent.add(process.toString())));
            }
        }
        return new Answers(all, silent);
    }

    /** What the metrics of one process say. */
    static Map<String, ProviderView.Gates> of(String metrics) {
        Map<String, ProviderView.Gates> gates = new HashMap<>();
        Matcher sample = SAMPLE.matcher(metrics);
        while (sample.find()) {
            double value = Double.parseDouble(sample.group(3));
            boolean breaker = sample.group(1).startsWith("breaker");
            ProviderView.Gates one = new ProviderView.Gates(
                    breaker ? 1 : 0, breaker && value > 0 ? 1 : 0, breaker ? 0 : Math.max(0, value));
            gates.merge(sample.group(2), one, GateReports::both);
        }
        return gates;
    }

    private static ProviderView.Gates both(ProviderView.Gates one, ProviderView.Gates other) {
        return new ProviderView.Gates(
                one.asked() + other.asked(),
                one.open() + other.open(),
                Math.max(one.waitSeconds(), other.waitSeconds()));
    }

    private static Optional<String> metrics(HttpClient client, URI process) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(process.resolve("/metrics"))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == HttpURLConnection.HTTP_OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
