/** Prices of the configuration. */
@NullMarked
package io.darkroom.app.config.price;

import org.jspecify.annotations.NullMarked;
