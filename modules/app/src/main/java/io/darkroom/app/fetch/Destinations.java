package io.darkroom.app.fetch;

import io.darkroom.contract.address.AddressText;
import io.darkroom.contract.address.SpecialAddress;
import io.darkroom.contract.address.WebHost;
import io.darkroom.providers.network.ProxyRoute;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides where a URL that somebody else chose may lead: to the public internet, to the image API, and to what
 * {@code pictures.allowed-hosts} names. The addresses are looked up once, here, and the connection is made to one of them:
 * a name that leads elsewhere a moment later changes nothing. Behind a proxy only the text can be judged. Blocks; virtual
 * threads only.
 */
final class Destinations {
    private final FetchSettings settings;
    private final Resolver resolver;
    private final Duration connectTimeout;

    Destinations(FetchSettings settings, Resolver resolver, Duration connectTimeout) {
        this.settings = settings;
        this.resolver = resolver;
        this.connectTimeout = connectTimeout;
    }

    Destination of(URI url) throws UnknownHostException {
        String scheme = String.valueOf(url.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            return new Destination.Forbidden(ShownUrl.of(url) + " is no http or https address");
        }
        if (String.valueOf(url.getRawAuthority()).indexOf('@') >= 0) {
            return new Destination.Forbidden(ShownUrl.of(url) + " carries a user name or password");
        }
        Optional<WebHost> host = WebHost.of(url);
        return host.isEmpty()
                ? new Destination.Forbidden(ShownUrl.of(url) + " names no host that can be read in one way only")
                : of(url, host.get());
    }

    private Destination of(URI url, WebHost host) throws UnknownHostException {
        boolean allowed = settings.allowed().allows(host) || isApi(host);
        Optional<String> inside = host.inside().filter(what -> !allowed && !mayBeApi(host));
        if (inside.isPresent()) {
            return forbidden(url, host.name(), inside.get());
        }
        var proxy = ProxyRoute.of(settings.network(url), connectTimeout);
        if (proxy.isPresent()) {
            return host.inside().isPresent() && !allowed
                    ? forbidden(url, host.name(), host.inside().get())
                    : new Destination.ByProxy(host, proxy.get());
        }
        List<InetAddress> addresses =
                host.address().isPresent() ? List.of(host.address().get()) : resolver.addresses(host.name());
        return allowed ? new Destination.Direct(host, addresses) : checked(url, host, addresses);
    }

    /** One address that is not public is enough: nobody serves pictures both ways. */
    private Destination checked(URI url, WebHost host, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            Optional<String> what = SpecialAddress.what(address);
            if (what.isPresent() && !settings.allowed().allows(address) && !ofApi(host, address)) {
                return forbidden(url, AddressText.of(address), what.get());
            }
        }
        return new Destination.Direct(host, addresses);
    }

    private boolean isApi(WebHost host) {
        return apis(host).anyMatch(api -> api.name().equals(host.name()));
    }

    private boolean mayBeApi(WebHost host) {
        return apis(host).findAny().isPresent();
    }

    /** An API under another of its names, such as its address. */
    private boolean ofApi(WebHost host, InetAddress address) {
        return apis(host).anyMatch(api -> leadsTo(api, address));
    }

    private boolean leadsTo(WebHost api, InetAddress address) {
        try {
            return resolver.addresses(api.name()).contains(address);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Those on the port of a host. */
    private Stream<WebHost> apis(WebHost host) {
        return settings.apis().stream()
                .flatMap(api -> WebHost.of(api).stream())
                .filter(api -> api.port() == host.port());
    }

    private static Destination forbidden(URI url, String found, String what) {
        return new Destination.Forbidden("%s leads to %s, %s; pictures.allowed-hosts does not allow it"
                .formatted(ShownUrl.of(url), found, what));
    }
}
