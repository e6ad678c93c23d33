/** Avro on the wire, in the form of Confluent: a schema id of the registry before each value. */
@NullMarked
package io.darkroom.contract.serde;

import org.jspecify.annotations.NullMarked;
