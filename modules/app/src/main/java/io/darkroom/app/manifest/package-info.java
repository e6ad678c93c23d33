/** Manifests: the result lines that users read, and the file that they appear in. */
@NullMarked
package io.darkroom.app.manifest;

import org.jspecify.annotations.NullMarked;
