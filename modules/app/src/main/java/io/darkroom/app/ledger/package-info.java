/** The admission ledger as seen from outside: its entries, read from image.status. */
@NullMarked
package io.darkroom.app.ledger;

import org.jspecify.annotations.NullMarked;
