package io.darkroom.app.config.load;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;

/** Default name of this process in its groups: host name and a digest of the data folder, so the same after a restart. Any thread. */
final class InstanceName {

    private InstanceName() {}

    static String of(Path dataDir, Map<String, String> environment) {
        String host = host(environment).replaceAll("[^A-Za-z0-9.-]", "-");
        int folder = dataDir.toAbsolutePath().normalize().toString().hashCode();
        return "%s-%08x".formatted(host.substring(0, Math.min(host.length(), 80)), folder);
    }

    private static String host(Map<String, String> environment) {
        String name = environment.getOrDefault("HOSTNAME", "");
        if (!name.isBlank()) {
            return name;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
