package io.darkroom.app.run.row;

/**
 * How far a run is. Any thread.
 *
 * @param published rows sent to Kafka
 * @param undecided of these, rows that intake has not decided about
 * @param waiting rows whose pictures are ordered and not there yet; includes those in flight
 * @param lookups rows whose earlier result is being read
 * @param completed rows with pictures
 * @param failed rows without
 * @param retrying waiting rows that failed at least once
 */
public record RunCounts(
        int published, int undecided, int waiting, int lookups, int completed, int failed, int retrying) {

    /** Published rows that have not ended. */
    public int open() {
        return undecided + waiting + lookups;
    }

    /** Rows that have. */
    public int ended() {
        return completed + failed;
    }
}
