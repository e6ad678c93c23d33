/** A real Kafka broker on one machine, in this process or in one of its own. */
@NullMarked
package io.darkroom.sandbox.broker;

import org.jspecify.annotations.NullMarked;
