/** What was asked for and paid, call by call. */
@NullMarked
package io.darkroom.sandbox.api.bill;

import org.jspecify.annotations.NullMarked;
