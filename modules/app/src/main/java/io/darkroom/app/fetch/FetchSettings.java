package io.darkroom.app.fetch;

import io.darkroom.contract.address.AllowedHosts;
import io.darkroom.providers.network.NetworkSettings;
import io.darkroom.providers.network.ProxyEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where may be fetched from, and by which way. Any thread.
 *
 * @param allowed hosts inside a machine or network that are allowed
 * @param apis addresses of image APIs, which are allowed wherever they are
 * @param proxies variables that name proxies and exceptions, as in the environment
 * @param caFile PEM file with certificates to trust besides the JDK's
 */
public record FetchSettings(AllowedHosts allowed, Set<URI> apis, Map<String, String> proxies, Optional<Path> caFile) {
    public FetchSettings {
        apis = Set.copyOf(apis);
        proxies = Map.copyOf(proxies);
    }

    NetworkSettings network(URI url) {
        return new NetworkSettings(ProxyEnvironment.proxyFor(url, proxies), caFile);
    }

    /** Without the proxies: their addresses may hold passwords. */
    @Override
    public String toString() {
        return "FetchSettings[apis=" + apis + "]";
    }
}
