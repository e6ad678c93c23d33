/** Orders before they are drawn: what intake will make of an event, and what earlier commands left waiting. */
@NullMarked
package io.darkroom.app.order;

import org.jspecify.annotations.NullMarked;
