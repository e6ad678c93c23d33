/** Pixelmuse's dialects: a job is ordered, then looked at until its picture is there. */
@NullMarked
package io.darkroom.providers.pixelmuse;

import org.jspecify.annotations.NullMarked;
