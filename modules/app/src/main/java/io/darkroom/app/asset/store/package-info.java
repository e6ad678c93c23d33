/** Which store of pictures the configuration names, and buckets with the API of Amazon's S3. */
@NullMarked
package io.darkroom.app.asset.store;

import org.jspecify.annotations.NullMarked;
