package io.darkroom.providers.answer;

import java.util.Locale;

/** Where a job stands, by the words that vendors use for it. */
public enum JobState {
    /** No word was said. */
    UNSAID,
    /** It is drawn, or waits for it. */
    WORKING,
    /** A word that is not known: the job goes on until a known word is said. */
    OTHER,
    /** It ended well. */
    DONE,
    /** It failed. */
    FAILED,
    /** Somebody ended it. */
    CANCELLED,
    /** The provider gave it up. */
    EXPIRED;

    /** The state that a word stands for, in any case and spelling. */
    public static JobState of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "" -> UNSAID;
            case "pending", "queued", "submitted", "accepted", "created", "starting", "started" -> WORKING;
            case "processing", "running", "in_progress", "progress", "in_queue", "waiting", "working" -> WORKING;
            case "generating", "rendering", "drawing", "upscaling", "preview", "uploading" -> WORKING;
            case "succeeded", "success", "successful", "completed", "complete", "done", "finished", "ready" -> DONE;
            case "failed", "failure", "error", "errored", "rejected" -> FAILED;
            case "cancelled", "canceled", "aborted" -> CANCELLED;
            case "expired", "timeout", "timed_out" -> EXPIRED;
            default -> OTHER;
        };
    }
}
