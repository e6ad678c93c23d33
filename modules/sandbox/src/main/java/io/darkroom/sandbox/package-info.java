/** What a machine without Kafka and keys needs to run Darkroom: a broker, a registry and an image API. */
@NullMarked
package io.darkroom.sandbox;

import org.jspecify.annotations.NullMarked;
