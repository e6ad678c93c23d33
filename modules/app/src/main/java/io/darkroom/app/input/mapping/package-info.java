/** Mappings: what the columns of any CSV mean for an event, read strictly from YAML in the shape of the event. */
@NullMarked
package io.darkroom.app.input.mapping;

import org.jspecify.annotations.NullMarked;
