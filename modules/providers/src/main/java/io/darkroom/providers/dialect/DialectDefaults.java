package io.darkroom.providers.dialect;

import java.util.Optional;

/**
 * Settings of a provider that nobody gave. Any thread.
 *
 * @param path where calls are sent
 * @param model asked for when an event names none
 * @param maxResponseBytes largest answer that is read, such as {@code 1MiB}
 * @param visibility who may see the pictures at the vendor's; empty where it has no such field
 */
public record DialectDefaults(String path, String model, String maxResponseBytes, Optional<String> visibility) {}
