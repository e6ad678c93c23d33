package io.darkroom.app.top;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What processes say at {@code /metrics} of the gates that each has for itself. One thread. */
final class GateReports {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern SAMPLE = Pattern.compile(
            "(?m)^darkroom_gate_(breaker_open_providers|wait_seconds)\\{[^}]*provider=\"([^\"]+)\"[^}]*\\} ([\\d.eE+-]+)$");

    private final List<URI> processes;
    private final Duration patience;

    /** @param processes addresses of {@code serve} processes, such as http://127.0.0.1:8090 */
    GateReports(List<URI> processes) {
        this(processes, PATIENCE);
    }

    /** @param patience time in which all must have answered */
    GateReports(List<URI> processes, Duration patience) {
        this.processes = List.copyOf(processes);
        this.patience = patience;
    }

    /**
     * What all of them said.
     *
     * @param gates by provider
     * @param silent processes that did not answer, and are not counted
     */
    record Answers(Map<String, ProviderView.Gates> gates, List<String> silent) {}

    /** Asks all of them at once; who has not answered in time is silent. */
    Answers read() {
        Map<String, ProviderView.Gates> all = new HashMap<>();
        List<String> silent = new ArrayList<>();
        if (!processes.isEmpty()) {
            HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
            try {
                List<Asked> asked = processes.stream()
                        .map(process -> new Asked(process, metrics(client, process)))
                        .toList();
                asked.forEach(one -> one.answer()
                        .join()
                        .ifPresentOrElse(
                                text -> of(text).forEach(
                                                (provider, gates) -> all.merge(provider, gates, GateReports::both)),
                                () -> silent.add(one.process().toString())));
            } finally {
                client.shutdownNow();
            }
        }
        return new Answers(all, silent);
    }

    private record Asked(URI process, CompletableFuture<Optional<String>> answer) {}

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

    /** The client's own limit ends with the header of the answer; a body may drip. */
    private CompletableFuture<Optional<String>> metrics(HttpClient client, URI process) {
        return client.sendAsync(
                        HttpRequest.newBuilder(process.resolve("/metrics")).build(), BodyHandlers.ofString())
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> Optional.ofNullable(answer)
                        .filter(said -> said.statusCode() == HttpURLConnection.HTTP_OK)
                        .map(HttpResponse::body));
    }
}
