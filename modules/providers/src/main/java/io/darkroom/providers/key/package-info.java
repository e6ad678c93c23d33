/** Whether a vendor takes a key, learned without paying. */
@NullMarked
package io.darkroom.providers.key;

import org.jspecify.annotations.NullMarked;
