package io.darkroom.contract.serde;

/** Whether a deserializer may wait for the registry when a schema id is not cached. Any thread. */
public enum Fetch {
    /** Wait, at most the client's timeouts and retries: consumers outside a topology. */
    BLOCKING,
    /** Fail at once: threads that must never wait, where someone else looks schemas up beforehand. */
    CACHED_ONLY
}
