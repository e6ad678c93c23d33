/** Small decisions about texts. */
@NullMarked
package io.darkroom.contract.text;

import org.jspecify.annotations.NullMarked;
