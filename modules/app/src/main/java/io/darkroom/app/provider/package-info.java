/** Commands about a provider: whether it is held or limited, what waits for it, and the orders that change it. */
@NullMarked
package io.darkroom.app.provider;

import org.jspecify.annotations.NullMarked;
