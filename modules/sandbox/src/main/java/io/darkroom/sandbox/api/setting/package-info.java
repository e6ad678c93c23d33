/** How the sandbox's image API behaves, checked against its bounds. */
@NullMarked
package io.darkroom.sandbox.api.setting;

import org.jspecify.annotations.NullMarked;
