/** When orders will have been drawn. */
@NullMarked
package io.darkroom.app.order.time;

import org.jspecify.annotations.NullMarked;
