package io.darkroom.pipeline.campaign;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A campaign that is configured. Pure. Any thread.
 *
 * @param name as events spell it
 * @param windows when its pictures are drawn, in order and apart from each other, one at least
 * @param prompts versions of the prompts that its shots may have, the first for those that name none; empty for any
 * @param maxInFlight calls at a time over the whole fleet, for each provider; empty for no cap of its own
 * @param deadline no call is made from then on; empty for none besides the end of the last window
 */
public record Campaign(
        String name, List<Window> windows, List<String> prompts, OptionalInt maxInFlight, Optional<Instant> deadline) {

    public Campaign {
        windows = windows.stream().sorted(Comparator.comparing(Window::from)).toList();
        prompts = List.copyOf(prompts);
    }

    /** The window that is open; empty when none is. */
    public Optional<Window> window(Instant now) {
        return windows.stream().filter(window -> window.has(now)).findFirst();
    }

    /** Whether its pictures are drawn now. */
    public boolean isOpen(Instant now) {
        return window(now).isPresent();
    }

    /** When the next window opens; empty when none does. */
    public Optional<Instant> opens(Instant now) {
        return windows.stream().map(Window::from).filter(now::isBefore).findFirst();
    }

    /** From when on nothing of it is drawn any more: its deadline, else the end of its last window; empty for never. */
    public Optional<Instant> end() {
        return deadline.or(() -> Optional.of(windows.getLast().until()).filter(until -> !until.equals(Instant.MAX)));
    }
}
