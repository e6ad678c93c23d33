/** What each application may do on a cluster. */
@NullMarked
package io.darkroom.contract.topic.right;

import org.jspecify.annotations.NullMarked;
