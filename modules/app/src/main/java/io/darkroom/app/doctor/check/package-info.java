/** What a check of the doctor is, and what it finds. */
@NullMarked
package io.darkroom.app.doctor.check;

import org.jspecify.annotations.NullMarked;
