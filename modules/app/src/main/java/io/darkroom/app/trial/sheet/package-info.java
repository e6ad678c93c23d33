/** What a trial leaves: its folder with pictures and lines, and the contact sheet. */
@NullMarked
package io.darkroom.app.trial.sheet;

import org.jspecify.annotations.NullMarked;
