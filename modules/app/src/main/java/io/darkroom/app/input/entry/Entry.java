package io.darkroom.app.input.entry;

import io.darkroom.app.catalog.RowId;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import java.util.List;
import java.util.Optional;

/** What one row or line of a file comes to: one result line for each of its shots. Any thread. */
public sealed interface Entry {

    /** Place of its first result line, from 0. */
    int place();

    /** Line of the file where it starts, from 1. */
    long line();

    /** What its result lines say about themselves, at least one, in their order. */
    List<RowId> names();

    /** An event to publish, with event id and job. */
    record Event(int place, long line, CatalogChange change) implements Entry {

        @Override
        public List<RowId> names() {
            return names(change);
        }

        static List<RowId> names(CatalogChange change) {
            return change.getShots().stream()
                    .map(shot -> new RowId(
                            change.getJobId().orElse(""),
                            change.getSku(),
                            change.getAnchorId().orElse(change.getSku()),
                            change.getSegment(),
                            shot.getShotName()))
                    .toList();
        }

        /**
         * The source picture of a shot where it tells two results of the same name apart: the same shot of one anchor may
         * be taken from several pictures, such as two bedrooms. Else empty.
         */
        public String source(int shot) {
            return source(change, change.getShots().get(shot));
        }

        /** As {@link #source(int)}. */
        public static String source(CatalogChange change, Shot shot) {
            return shot.getPromptAppend().isPresent() ? change.getSourceImageUrl() : "";
        }
    }

    /**
     * Nothing that can be published.
     *
     * @param reason a sentence without the line number and without a full stop
     * @param problems the same for programs, at least one; a field may be empty
     * @param change the event, where it can be read and breaks rules of the contract
     */
    record Refused(
            int place,
            long line,
            List<RowId> names,
            String reason,
            List<Violation> problems,
            Optional<CatalogChange> change)
            implements Entry {
        public Refused {
            names = List.copyOf(names);
            problems = List.copyOf(problems);
        }

        /** No event at all. */
        public Refused(int place, long line, List<RowId> names, String reason, List<Violation> problems) {
            this(place, line, names, reason, problems, Optional.empty());
        }

        /** One reason that belongs to no field. */
        public static Refused of(int place, long line, List<RowId> names, String reason) {
            return new Refused(place, line, names, reason, List.of(new Violation("", reason, "")));
        }
    }
}
