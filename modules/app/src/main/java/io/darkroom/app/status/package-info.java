/** Where an order is: what the topics say about a key, a sku or a job, as a timeline and with what it waits for. */
@NullMarked
package io.darkroom.app.status;

import org.jspecify.annotations.NullMarked;
