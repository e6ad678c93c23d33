/** A schema registry with Confluent's REST API that keeps its schemas in Kafka. */
@NullMarked
package io.darkroom.sandbox.registry;

import org.jspecify.annotations.NullMarked;
