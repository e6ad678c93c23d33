/** Idempotency key and fingerprint. */
@NullMarked
package io.darkroom.contract.key;

import org.jspecify.annotations.NullMarked;
