package io.darkroom.app.order;

import java.util.Optional;

/**
 * An order that the stages will still draw. Any thread.
 *
 * @param provider who draws it; empty when its event is gone
 * @param pictures what it asks for, at most
 */
public record WaitingOrder(Optional<String> provider, int pictures) {}
