/** What a picture was asked for, whatever the dialect. */
@NullMarked
package io.darkroom.sandbox.request;

import org.jspecify.annotations.NullMarked;
