/** Avro as stores and internal topics hold it: single-object encoding, without a registry. */
@NullMarked
package io.darkroom.contract.serde.stored;

import org.jspecify.annotations.NullMarked;
