/** The admission ledger: which request of an idempotency key is paid for, and when an entry closes or expires. */
@NullMarked
package io.darkroom.pipeline.intake.ledger;

import org.jspecify.annotations.NullMarked;
