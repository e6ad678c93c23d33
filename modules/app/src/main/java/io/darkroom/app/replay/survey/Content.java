package io.darkroom.app.replay.survey;

import io.darkroom.app.replay.plan.Facts;
import io.darkroom.contract.GenerationRequest;
import java.util.List;
import java.util.Optional;

/** What intake will find in a record. */
sealed interface Content {

    /** What conditions ask about; empty when the record cannot be decoded. */
    Optional<Facts> facts();

    /**
     * Orders of pictures.
     *
     * @param known what conditions ask about
     * @param orders one or more
     * @param failedGeneration generation whose failure, or result with too few pictures, the record tells; 0 when it tells
     *     of none
     */
    record Orders(Facts known, List<GenerationRequest> orders, long failedGeneration) implements Content {
        public Orders {
            orders = List.copyOf(orders);
        }

        @Override
        public Optional<Facts> facts() {
            return Optional.of(known);
        }
    }

    /**
     * Nothing that a picture can be drawn from.
     *
     * @param why one sentence without a full stop
     */
    record Nothing(Optional<Facts> facts, Reason reason, String why) implements Content {}

    /** A result that has all its pictures: nobody asks for it. */
    record Whole() implements Content {
        @Override
        public Optional<Facts> facts() {
            return Optional.empty();
        }
    }

    /** Why there is no order. */
    enum Reason {
        UNDECODABLE("cannot be decoded"),
        VIOLATION("breaks the contract"),
        NO_REQUEST("holds no request"),
        OTHER_PROVIDER("belongs to a provider that is not in use"),
        COPY_OF_OUTCOME("a copy of image.failed or image.completed, which replay --topic brings back from there");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** Predicate of a sentence about one record. */
        String words() {
            return words;
        }
    }
}
