/** The client of the schema registry. */
@NullMarked
package io.darkroom.contract.serde.registry;

import org.jspecify.annotations.NullMarked;
