/** What durable calls are for: drawing pictures, or storing those that were drawn. */
@NullMarked
package io.darkroom.pipeline.generate.purpose;

import org.jspecify.annotations.NullMarked;
