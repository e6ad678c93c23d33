package io.darkroom.app.webhook;

import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.pipeline.generate.call.Callbacks;
import java.net.URI;
import java.util.Optional;

/**
 * Addresses for the webhooks of one provider. Any thread.
 *
 * @param base public address of the end point
 */
record SealedCallbacks(URI base, String provider, CallSeal seal) implements Callbacks {

    /** What every vendor and proxy takes; the jobs of longer keys are looked at only. */
    static final int LONGEST = 2_000;

    @Override
    public Optional<URI> addressOf(CallAddress call) {
        String address = base + WebhookRoute.ROOT + provider + "/" + seal.seal(provider, call);
        return address.length() <= LONGEST ? Optional.of(URI.create(address)) : Optional.empty();
    }
}
