/** Where an order is, as it is told. */
@NullMarked
package io.darkroom.app.status.answer;

import org.jspecify.annotations.NullMarked;
