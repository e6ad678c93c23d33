/** What stands in a range, and which of it is to be copied: the look before, whose judgement also guides the copying. */
@NullMarked
package io.darkroom.app.replay.survey;

import org.jspecify.annotations.NullMarked;
