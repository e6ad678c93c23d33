/** Webhooks as a vendor sends them: signed, repeated until they are taken. */
@NullMarked
package io.darkroom.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
