/** What every call passes: who it is, how long it stays, what the journal says of it, the form of its answer. */
@NullMarked
package io.darkroom.sandbox.api.call;

import org.jspecify.annotations.NullMarked;
