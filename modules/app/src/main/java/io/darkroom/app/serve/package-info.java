/** The command that runs stages against a cluster, and what it tells about itself. */
@NullMarked
package io.darkroom.app.serve;

import org.jspecify.annotations.NullMarked;
