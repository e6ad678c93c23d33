/** Topics, their settings and the headers of their records. */
@NullMarked
package io.darkroom.contract.topic;

import org.jspecify.annotations.NullMarked;
