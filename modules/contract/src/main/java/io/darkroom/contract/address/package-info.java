/** Which hosts and addresses are of the public internet, and which are not. */
@NullMarked
package io.darkroom.contract.address;

import org.jspecify.annotations.NullMarked;
