package io.darkroom.pipeline.generate.pace;

import java.time.Duration;

/** Does something later. Any thread. */
@FunctionalInterface
public interface Timer {

    /** Lets a task run once after a time, on a thread that must not be kept long. Returns at once. */
    void after(Duration delay, Runnable task);
}
