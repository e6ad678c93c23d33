package io.darkroom.app.config;

import io.darkroom.app.config.setting.SecretVariable;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.exit.UserError;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where image APIs may tell {@code darkroom serve} that a job is over.
 *
 * @param url public address before {@code /webhooks/…}, without a slash at its end; empty when jobs are looked at only
 * @param seal secret that makes addresses unforgeable
 * @param senders who may write, by provider
 */
public record WebhookConfig(Optional<URI> url, SecretVariable seal, Map<String, Sender> senders) {

    /** How a vendor signs what it sends. */
    public enum Scheme {
        /** Not at all: only the address tells a good one from a bad one. */
        NONE,
        /** Standard Webhooks: id, time and body. */
        STANDARD,
        /** The body alone, as hexadecimal digits behind {@code sha256=}. */
        SHA256
    }

    /**
     * One vendor.
     *
     * @param maxBytes largest body
     */
    public record Sender(Scheme scheme, SecretVariable secret, int maxBytes) {}

    public WebhookConfig {
        senders = Map.copyOf(senders);
        url = url.map(WebhookConfig::checked);
    }

    public static WebhookConfig read(Settings settings, Map<String, String> environment) {
        Map<String, Sender> senders = new TreeMap<>();
        for (String provider : settings.namesUnder("providers")) {
            String scope = "providers." + provider;
            if (settings.text(scope + ".dialect").isPresent()) {
                Scheme scheme = settings.choice(scope + ".webhook-signature", Scheme.class);
                requireUse(settings, scope, scheme);
                senders.put(
                        provider,
                        new Sender(
                                scheme, SecretVariable.read(settings, scope + ".webhook-secret-env", environment), (int)
                                        Math.min(Integer.MAX_VALUE, settings.bytes(scope + ".max-response-bytes"))));
            }
        }
        return new WebhookConfig(
                settings.uri("webhooks.url"),
                SecretVariable.read(settings, "webhooks.secret-env", environment),
                senders);
    }

    /** A secret that nothing is verified with would only look safe. */
    private static void requireUse(Settings settings, String scope, Scheme scheme) {
        String secret = scope + ".webhook-secret-env";
        if (scheme == Scheme.NONE && settings.text(secret).isPresent()) {
            throw UserError.usage("%s.webhook-signature must be standard or sha256 where %s is set (from %s), was none."
                    .formatted(scope, secret, settings.origin(secret)));
        }
    }

    private static URI checked(URI url) {
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("webhooks.url must have no user, query or fragment");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }
}
