/** Comparing a cluster with the table of topics, and making what is missing. */
@NullMarked
package io.darkroom.contract.topic.check;

import org.jspecify.annotations.NullMarked;
