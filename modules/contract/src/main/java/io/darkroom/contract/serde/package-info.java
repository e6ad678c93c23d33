/** Avro on the wire, in stores, and the schema registry client. */
@NullMarked
package io.darkroom.contract.serde;

import org.jspecify.annotations.NullMarked;
