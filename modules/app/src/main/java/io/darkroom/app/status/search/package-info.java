/** Finds in the topics where an order is: what there is about it, and what follows from that. */
@NullMarked
package io.darkroom.app.status.search;

import org.jspecify.annotations.NullMarked;
