/** What was paid: the prices of results, added up. */
@NullMarked
package io.darkroom.app.cost;

import org.jspecify.annotations.NullMarked;
