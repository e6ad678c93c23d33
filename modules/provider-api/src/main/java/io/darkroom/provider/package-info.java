/** The port to image APIs: one method, sealed answers, failure classes; JDK only. */
@NullMarked
package io.darkroom.provider;

import org.jspecify.annotations.NullMarked;
