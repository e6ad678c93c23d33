package io.darkroom.app.input.sequence;

import io.darkroom.app.input.entry.Entry;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.contract.key.Sha256;

/** What stands for the picture that a shot names, as far as a file can tell: 64 bits of a digest. Any thread. */
public final class ShotName {
    private ShotName() {}

    /** Of a shot of an event. */
    public static long of(CatalogChange change, Shot shot) {
        return of(change, shot, shot.getShotName());
    }

    /**
     * Of another shot that is asked for as this one is.
     *
     * @param name its name
     */
    static long of(CatalogChange change, Shot form, String name) {
        String version = change.getIdempotencyKey()
                .map(own -> "own " + own)
                .or(form::getPromptVersion)
                .orElse("");
        return Sha256.head(String.join(
                "\u0000", change.getSku(), change.getSegment(), name, version, Entry.Event.source(change, form)));
    }
}
