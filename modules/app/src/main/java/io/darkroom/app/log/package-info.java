/** Where log lines go: a quiet console, a bounded file in the data folder, or standard output for a service. */
@NullMarked
package io.darkroom.app.log;

import org.jspecify.annotations.NullMarked;
