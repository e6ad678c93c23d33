package io.darkroom.app.status.answer;

import io.darkroom.contract.LedgerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where one idempotency key is.
 *
 * @param set its consistency set
 * @param attempts calls sent for this generation, as far as known
 * @param providerJob the provider's id of the job that draws it, or drew it
 * @param eventId event that was admitted
 * @param event its place
 * @param replay the replay that copied it
 * @param waits what it waits for; empty when it has ended
 * @param timeline oldest first; empty in a list of keys
 */
public record KeyView(
        String key,
        String sku,
        Optional<String> job,
        Optional<String> set,
        LedgerState state,
        long generation,
        int attempts,
        Optional<String> providerJob,
        String eventId,
        String event,
        Optional<String> replay,
        Times times,
        Optional<Waiting> waits,
        Optional<Result> result,
        List<Step> timeline) {
    public KeyView {
        timeline = List.copyOf(timeline);
    }

    /** When what happened, UTC, as far as known. */
    public record Times(
            Optional<Instant> occurred,
            Optional<Instant> published,
            Optional<Instant> admitted,
            Optional<Instant> sent,
            Optional<Instant> answered,
            Instant since) {}

    /**
     * How it ended.
     *
     * @param at place of the result
     * @param readable false when the record is no longer kept
     * @param pictures their addresses
     * @param error class and answer of the failure
     * @param cost about what the pictures cost
     * @param requestId the provider's
     * @param model that drew
     * @param setModel that drew the first picture of its set, where it is another one
     * @param doubt whether a call may have been billed twice or in vain
     * @param stored where each picture is stored, or why it is not; empty before that is known
     */
    public record Result(
            String at,
            boolean readable,
            List<String> pictures,
            Optional<String> error,
            Optional<String> cost,
            Optional<String> requestId,
            Optional<String> model,
            Optional<String> setModel,
            boolean doubt,
            List<String> stored) {
        public Result {
            pictures = List.copyOf(pictures);
            stored = List.copyOf(stored);
        }
    }
}
