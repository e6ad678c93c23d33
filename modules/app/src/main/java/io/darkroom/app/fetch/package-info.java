/** Fetching what a provider's answer names: from public addresses only, each checked before it is connected to. */
@NullMarked
package io.darkroom.app.fetch;

import org.jspecify.annotations.NullMarked;
