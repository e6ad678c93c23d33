/** What every catalog change must be like, for publishers and for intake. */
@NullMarked
package io.darkroom.contract.rules;

import org.jspecify.annotations.NullMarked;
