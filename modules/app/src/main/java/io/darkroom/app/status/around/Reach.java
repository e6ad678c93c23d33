package io.darkroom.app.status.around;

import java.util.List;

/**
 * How far a look reaches. Any thread.
 *
 * @param looked providers whose topics and stores are looked at, those in use first
 * @param hidden providers whose topics may not be read
 */
public record Reach(List<String> looked, List<String> hidden) {
    public Reach {
        looked = List.copyOf(looked);
        hidden = List.copyOf(hidden);
    }
}
