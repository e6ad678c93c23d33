/** The work of the stages as seen from outside: groups, standing orders, backlogs; works with the whole fleet down. */
@NullMarked
package io.darkroom.app.work;

import org.jspecify.annotations.NullMarked;
