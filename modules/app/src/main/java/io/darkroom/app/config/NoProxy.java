package io.darkroom.app.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which hosts are reached without a proxy: those of {@code NO_PROXY}, and this machine always. Any thread. */
record NoProxy(List<String> hosts) {
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    static NoProxy of(Map<String, String> environment) {
        String text = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
        return new NoProxy(Arrays.stream(text.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList());
    }

    ProviderHttp applyTo(ProviderHttp http) {
        boolean direct = http.base().map(this::covers).orElse(true);
        return direct
                ? new ProviderHttp(
                        http.base(),
                        http.callTimeout(),
                        http.connectTimeout(),
                        http.maxResponseBytes(),
                        Optional.empty(),
                        http.caFile())
                : http;
    }

    boolean covers(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return THIS_MACHINE.contains(host) || hosts.stream().anyMatch(entry -> covers(entry, host));
    }

    private static boolean covers(String entry, String host) {
        String domain = entry.startsWith("*.") ? entry.substring(1) : entry;
        return entry.equals("*")
                || host.equals(domain)
                || host.endsWith(domain.startsWith(".") ? domain : "." + domain);
    }
}
