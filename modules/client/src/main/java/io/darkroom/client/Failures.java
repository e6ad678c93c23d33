package io.darkroom.client;

import java.util.Optional;

/** The sends that failed since somebody asked. Any thread. */
final class Failures {
    private int sent;
    private int failed;
    private Optional<PublishException> first = Optional.empty();

    synchronized void sent() {
        sent++;
    }

    synchronized void failed(PublishException why) {
        failed++;
        first = first.or(() -> Optional.of(why));
    }

    /** Tells what failed and begins anew; nothing when nothing did. */
    synchronized void raise() {
        Optional<PublishException> told = first;
        String counted = failed + " of " + sent + " events did not arrive; the first: ";
        sent = 0;
        failed = 0;
        first = Optional.empty();
        told.ifPresent(why -> {
            throw new PublishException(counted + why.getMessage(), why);
        });
    }
}
