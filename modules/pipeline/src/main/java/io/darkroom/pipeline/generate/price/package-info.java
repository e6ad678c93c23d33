/** What the pictures of one provider cost. */
@NullMarked
package io.darkroom.pipeline.generate.price;

import org.jspecify.annotations.NullMarked;
