/** The admission ledger as seen from outside: one entry read from image.status, released by way of image.failed. */
@NullMarked
package io.darkroom.app.ledger;

import org.jspecify.annotations.NullMarked;
