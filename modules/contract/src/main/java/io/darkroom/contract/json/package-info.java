/** The contract in its second notation, JSON. */
@NullMarked
package io.darkroom.contract.json;

import org.jspecify.annotations.NullMarked;
