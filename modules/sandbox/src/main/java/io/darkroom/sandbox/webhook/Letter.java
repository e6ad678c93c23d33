package io.darkroom.sandbox.webhook;

import io.vertx.core.buffer.Buffer;
import java.net.URI;

/**
 * One webhook.
 *
 * @param id the same for every delivery of it
 * @param forged whether somebody else signs it
 */
public record Letter(URI to, String id, Buffer body, boolean forged) {}
