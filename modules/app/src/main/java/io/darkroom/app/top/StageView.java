package io.darkroom.app.top;

import io.darkroom.app.work.QueueLength;
import java.util.Optional;

/**
 * A Kafka Streams application as its group shows it. Any thread.
 *
 * @param provider whom generation works for; empty for intake
 * @param application its group
 * @param threads stream threads in the group
 * @param unread what it has to read
 */
record StageView(Optional<String> provider, String application, int threads, QueueLength unread) {}
