package io.darkroom.app.webhook;

import io.darkroom.app.config.WebhookConfig;
import io.darkroom.app.exit.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads how a vendor signs. Any thread. */
final class BodySignatures {
    private static final String BASE64_PREFIX = "whsec_";
    private static final int SHORTEST_SECRET = 16;

    private BodySignatures() {}

    /** @throws UserError when a secret is missing or cannot be used */
    static BodySignature of(String provider, WebhookConfig.Sender sender) {
        return switch (sender.scheme()) {
            case NONE -> new BodySignature.Unsigned();
            case STANDARD -> new BodySignature.Standard(hmac(provider, sender));
            case SHA256 -> new BodySignature.OfBody(hmac(provider, sender));
        };
    }

    private static Hmac hmac(String provider, WebhookConfig.Sender sender) {
        String why = "providers." + provider + ".webhook-signature";
        return new Hmac(key(sender.secret().property(), sender.secret().required(why, SHORTEST_SECRET)));
    }

    private static byte[] key(String property, String secret) {
        if (!secret.startsWith(BASE64_PREFIX)) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(secret.substring(BASE64_PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("The secret of " + property + " must be Base64 behind whsec_.");
        }
    }
}
