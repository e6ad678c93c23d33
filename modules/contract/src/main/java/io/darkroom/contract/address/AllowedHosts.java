package io.darkroom.contract.address;

import java.net.IDN;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hosts inside a machine or network that an operator allows: names, names below a domain ({@code *.example}), addresses, and
 * networks ({@code 10.1.0.0/16}). Any thread.
 */
public final class AllowedHosts {
    /** None. */
    public static final AllowedHosts NONE = new AllowedHosts(Set.of(), List.of());

    private static final int MOST = 100;

    private final Set<String> names;
    private final List<Network> networks;

    private AllowedHosts(Set<String> names, List<Network> networks) {
        this.names = Set.copyOf(names);
        this.networks = List.copyOf(networks);
    }

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException when an entry is none of these; names property, bound and value
     */
    public static AllowedHosts parse(String property, List<String> entries) {
        if (entries.size() > MOST) {
            throw new IllegalArgumentException(
                    "%s must hold at most %d entries, was %d".formatted(property, MOST, entries.size()));
        }
        Set<String> names = new TreeSet<>();
        List<Network> networks = new ArrayList<>();
        for (String entry : entries) {
            Optional<Network> network = Network.parse(entry);
            network.ifPresentOrElse(networks::add, () -> names.add(name(property, entry)));
        }
        return new AllowedHosts(names, networks);
    }

    private static String name(String property, String entry) {
        String name = entry.startsWith("*.") ? entry.substring(2) : entry;
        if (!name.matches("[\\p{L}\\p{N}_-]{1,63}(\\.[\\p{L}\\p{N}_-]{1,63})*") || name.matches("(.*\\.)?\\d+")) {
            throw new IllegalArgumentException(
                    "%s must list host names, *.domains, addresses or networks such as 10.1.0.0/16, was %s"
                            .formatted(property, entry));
        }
        String plain = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        return entry.startsWith("*.") ? "*." + plain : plain;
    }

    /** Whether the host as it is written is allowed, wherever it may lead. */
    public boolean allows(WebHost host) {
        return names.contains(host.name())
                || allowsDomain(host.name())
                || host.address().filter(this::allows).isPresent();
    }

    /** Whether an address is allowed, whatever its name. */
    public boolean allows(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private boolean allowsDomain(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (names.contains("*" + name.substring(dot))) {
                return true;
            }
        }
        return false;
    }

    /** Those of two settings together. */
    public AllowedHosts and(AllowedHosts others) {
        Set<String> allNames = new TreeSet<>(names);
        allNames.addAll(others.names);
        List<Network> allNetworks = new ArrayList<>(networks);
        allNetworks.addAll(others.networks);
        return new AllowedHosts(allNames, allNetworks);
    }
}
