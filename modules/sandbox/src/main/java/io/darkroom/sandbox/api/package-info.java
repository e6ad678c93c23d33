/** An image API in CreativeAI's form that draws, counts and fails as told. */
@NullMarked
package io.darkroom.sandbox.api;

import org.jspecify.annotations.NullMarked;
