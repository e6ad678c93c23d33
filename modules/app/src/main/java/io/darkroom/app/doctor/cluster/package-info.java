/** Checks of the Kafka cluster and its schema registry. Nothing is changed there. */
@NullMarked
package io.darkroom.app.doctor.cluster;

import org.jspecify.annotations.NullMarked;
