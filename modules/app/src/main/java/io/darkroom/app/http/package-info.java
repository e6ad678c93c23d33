/** What {@code serve} tells over HTTP: health, metrics, and where an order is. */
@NullMarked
package io.darkroom.app.http;

import org.jspecify.annotations.NullMarked;
