package io.darkroom.app.status.answer;

import io.darkroom.contract.LedgerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where one idempotency key is.
 *
 * @param set its consistency set
 * @param provider who draws it, or drew it, as far as that was seen
 * @param attempts calls sent for this generation, as far as known
 * @param providerJob the provider's id of the job that draws it, or drew it
 * @param eventId event that was admitted
 * @param event its place
 * @param replay the replay that copied it
 * @param waits what it waits for; empty when it has ended
 * @param storing pictures of the result that are still to be stored; not looked for in a list of keys
 * @param timeline oldest first; empty in a list of keys
 */
public record KeyView(
        String key,
        String sku,
        Optional<String> job,
        Optional<String> set,
        LedgerState state,
        long generation,
        Optional<String> provider,
        int attempts,
        Optional<String> providerJob,
        String eventId,
        String event,
        Optional<String> replay,
        Times times,
        Optional<Waiting> waits,
        Optional<Result> result,
        Optional<Storing> storing,
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
     * @param pictures what is known of each
     * @param asked pictures that were asked for; 0 when nobody knows
     * @param error class and answer of the failure
     * @param cost what the pictures cost; of a result that does not say it, by the present price
     * @param requestId the provider's
     * @param model that drew
     * @param setModel that drew the first picture of its set, where it is another one
     * @param doubt whether a call may have been billed twice or in vain
     * @param stored where each picture is stored, or why it is not; empty before that is known
     */
    public record Result(
            String at,
            boolean readable,
            List<Picture> pictures,
            int asked,
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

        /** Whether some of the pictures are missing. */
        boolean lacksSome() {
            return !pictures.isEmpty() && pictures.size() < asked;
        }

        /** Whether several calls brought the pictures. */
        boolean ofSeveralCalls() {
            return pictures.stream().map(Picture::requestId).distinct().count() > 1;
        }
    }

    /**
     * Pictures that are still to be stored.
     *
     * @param since when they were drawn; UTC
     */
    public record Storing(Instant since, Waiting waits) {}

    /**
     * A picture of a result.
     *
     * @param model that drew it, as the provider says
     * @param requestId the provider's, of the call that brought it
     */
    public record Picture(String url, Optional<String> model, Optional<String> requestId) {

        /** Its address, and what its call said. */
        String told() {
            String of = Stream.of(model, requestId.map(id -> "request " + id))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "));
            return url + (of.isEmpty() ? "" : " (" + of + ")");
        }
    }
}
