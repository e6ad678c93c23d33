package io.darkroom.contract.serde.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * The URLs of the registry, stripped of credentials, and the credentials. Any thread.
 *
 * @param urls at least one, without user information and without a slash at the end
 * @param authorization value of the header, secret
 */
record RegistryAddress(List<URI> urls, Optional<String> authorization) {

    static final String URL = "schema.registry.url";
    private static final String SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";

    static RegistryAddress from(WireProperties properties) {
        List<URI> given =
                properties.list(URL).stream().map(RegistryAddress::parsed).toList();
        if (given.isEmpty()) {
            throw new ConfigException(URL + " must name at least one URL, was empty");
        }
        Optional<String> credentials =
                switch (properties.text(SOURCE).orElse("URL").toUpperCase(Locale.ROOT)) {
                    case "URL" ->
                        given.stream()
                                .flatMap(url -> Optional.ofNullable(url.getUserInfo()).stream())
                                .findFirst();
                    case "USER_INFO" -> Optional.of(userInfo(properties));
                    default ->
                        throw new ConfigException(SOURCE + " must be URL or USER_INFO, was "
                                + properties.text(SOURCE).orElse(""));
                };
        return new RegistryAddress(
                given.stream().map(RegistryAddress::stripped).toList(), credentials.map(RegistryAddress::basic));
    }

    private static String userInfo(WireProperties properties) {
        String userInfo = properties
                .text(USER_INFO)
                .or(() -> properties.text("schema.registry." + USER_INFO))
                .orElseThrow(() -> new ConfigException(USER_INFO + " must be set when " + SOURCE + " is USER_INFO"));
        if (userInfo.indexOf(':') < 1) {
            throw new ConfigException(USER_INFO + " must be <user>:<password>");
        }
        return userInfo;
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static URI parsed(String text) {
        try {
            URI url = new URI(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // The exception shows the text, which may hold a password.
        }
        throw new ConfigException(URL + " must be http or https URLs separated by commas; one of them is none");
    }

    private static URI stripped(URI url) {
        try {
            String path = Optional.ofNullable(url.getPath()).orElse("").replaceAll("/+$", "");
            return new URI(url.getScheme(), null, url.getHost(), url.getPort(), path, null, null);
        } catch (URISyntaxException e) {
            throw new ConfigException(URL + " must be http or https URLs separated by commas; one of them is none");
        }
    }

    @Override
    public String toString() {
        return urls.toString();
    }
}
