/** What a vendor tells of the prices of its models. */
@NullMarked
package io.darkroom.providers.price;

import org.jspecify.annotations.NullMarked;
