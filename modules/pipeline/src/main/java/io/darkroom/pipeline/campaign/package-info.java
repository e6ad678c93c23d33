/** What a campaign is: when it draws, with which prompts, how much at a time, until when. */
@NullMarked
package io.darkroom.pipeline.campaign;

import org.jspecify.annotations.NullMarked;
