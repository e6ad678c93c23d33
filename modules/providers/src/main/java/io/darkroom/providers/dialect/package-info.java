/** What one image API differs in: fields, path, capabilities, the form of its answers. */
@NullMarked
package io.darkroom.providers.dialect;

import org.jspecify.annotations.NullMarked;
