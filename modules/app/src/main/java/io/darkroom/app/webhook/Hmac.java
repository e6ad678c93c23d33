package io.darkroom.app.webhook;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104). Any thread. */
final class Hmac {
    private static final String NAME = "HmacSHA256";

    private final SecretKeySpec key;

    Hmac(byte[] key) {
        this.key = new SecretKeySpec(key, NAME);
    }

    /** Of the parts as if they were one. */
    byte[] of(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + NAME, e);
        }
    }
}
