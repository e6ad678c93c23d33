/** Prices that the configuration does not name and the vendor tells. */
@NullMarked
package io.darkroom.app.price;

import org.jspecify.annotations.NullMarked;
