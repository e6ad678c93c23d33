/** Webhooks of image APIs that draw in jobs: addresses that cannot be forged, and what comes in at them. */
@NullMarked
package io.darkroom.app.webhook;

import org.jspecify.annotations.NullMarked;
