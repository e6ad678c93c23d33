package io.darkroom.contract.serde.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths of the registry's REST API; see Confluent's "Schema Registry API reference". Any thread. */
final class RegistryPaths {

    private RegistryPaths() {}

    static String id(int id) {
        return "/schemas/ids/" + id;
    }

    static String subject(String subject) {
        return "/subjects/" + escaped(subject);
    }

    static String versions(String subject) {
        return subject(subject) + "/versions";
    }

    static String version(String subject, String version) {
        return versions(subject) + "/" + escaped(version);
    }

    static String compatibility(String subject) {
        return "/compatibility" + versions(subject) + "?verbose=true";
    }

    private static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
