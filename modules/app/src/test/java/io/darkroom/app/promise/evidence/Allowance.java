package io.darkroom.app.promise.evidence;

/**
 * What a scenario may do to the promises, each a most; nothing unless it is said.
 *
 * @param repeats pictures billed again, with the token of the call that they repeat, because its outcome was not known
 * @param unflagged repeats whose outcome does not say {@code possibleDuplicateCharge}
 * @param spoiled billed calls whose answer was no picture, through no fault of Darkroom's
 * @param failures keys that end as failed
 * @param unclaimed paid results that nobody asked for yet
 * @param early retries that were called for before they were due by the clock of the API
 * @param orphans jobs that the API draws for callers that died before they knew of them
 * @param unsourced outcomes that do not say who published their event, since a build admitted it that did not keep that
 */
public record Allowance(
        int repeats, int unflagged, int spoiled, int failures, int unclaimed, int early, int orphans, int unsourced) {
    public static final Allowance NOTHING = new Allowance(0, 0, 0, 0, 0, 0, 0, 0);

    public Allowance repeats(int most) {
        return new Allowance(most, unflagged, spoiled, failures, unclaimed, early, orphans, unsourced);
    }

    public Allowance unflagged(int most) {
        return new Allowance(repeats, most, spoiled, failures, unclaimed, early, orphans, unsourced);
    }

    public Allowance spoiled(int most) {
        return new Allowance(repeats, unflagged, most, failures, unclaimed, early, orphans, unsourced);
    }

    public Allowance failures(int most) {
        return new Allowance(repeats, unflagged, spoiled, most, unclaimed, early, orphans, unsourced);
    }

    public Allowance unclaimed(int most) {
        return new Allowance(repeats, unflagged, spoiled, failures, most, early, orphans, unsourced);
    }

    public Allowance early(int most) {
        return new Allowance(repeats, unflagged, spoiled, failures, unclaimed, most, orphans, unsourced);
    }

    public Allowance orphans(int most) {
        return new Allowance(repeats, unflagged, spoiled, failures, unclaimed, early, most, unsourced);
    }

    public Allowance unsourced(int most) {
        return new Allowance(repeats, unflagged, spoiled, failures, unclaimed, early, orphans, most);
    }
}
