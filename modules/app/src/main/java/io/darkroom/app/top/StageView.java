package io.darkroom.app.top;

import io.darkroom.app.work.QueueLength;

/**
 * A Kafka Streams application as its group shows it. Any thread.
 *
 * @param name intake, or the provider that generation works for
 * @param application its group
 * @param threads stream threads in the group
 * @param unread what it has to read
 */
record StageView(String name, String application, int threads, QueueLength unread) {}
