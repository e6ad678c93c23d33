/** Scripted faults: which calls go wrong, and how. */
@NullMarked
package io.darkroom.sandbox.fault;

import org.jspecify.annotations.NullMarked;
