/** Configuration: defaults, darkroom.yaml, environment and flags become one tree of validated records. */
@NullMarked
package io.darkroom.app.config;

import org.jspecify.annotations.NullMarked;
