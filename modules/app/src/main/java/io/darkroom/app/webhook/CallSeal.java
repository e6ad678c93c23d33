package io.darkroom.app.webhook;

import io.darkroom.pipeline.generate.call.CallAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes the address of a call as two parts of a path, the second of which only the holder of the secret can make. Any
 * thread.
 */
final class CallSeal {
    private static final byte VERSION = 1;

    private final Hmac hmac;

    CallSeal(String secret) {
        this.hmac = new Hmac(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The two parts, a slash between them; letters, digits, dashes and underscores otherwise. */
    String seal(String provider, CallAddress call) {
        byte[] content = content(call);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(content) + "/" + encoder.encodeToString(mac(provider, content));
    }

    /** The address that was sealed for this provider; empty for everything else. */
    Optional<CallAddress> open(String provider, String call, String seal) {
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            byte[] content = decoder.decode(call);
            boolean ours = MessageDigest.isEqual(mac(provider, content), decoder.decode(seal));
            return ours ? Optional.of(read(content)) : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private byte[] mac(String provider, byte[] content) {
        return hmac.of(("darkroom webhook\n" + provider + "\n").getBytes(StandardCharsets.UTF_8), content);
    }

    private static byte[] content(CallAddress call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(VERSION);
            out.writeInt(call.partition());
            out.writeLong(call.generation());
            out.writeUTF(call.callId());
            out.writeUTF(call.sku());
            out.writeUTF(call.idempotencyKey());
        } catch (IOException e) {
            throw new IllegalArgumentException("the address of a call cannot be written: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static CallAddress read(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        if (in.readByte() != VERSION) {
            throw new IOException("an address of another version");
        }
        int partition = in.readInt();
        long generation = in.readLong();
        String callId = in.readUTF();
        String sku = in.readUTF();
        return new CallAddress(partition, sku, in.readUTF(), generation, callId);
    }
}
