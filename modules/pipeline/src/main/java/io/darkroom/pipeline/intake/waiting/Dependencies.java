package io.darkroom.pipeline.intake.waiting;

import io.darkroom.contract.Dependency;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Violation;
import io.darkroom.contract.stores.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides what an order that depends on a shot can expect. Pure, any thread.
 *
 * @param entries the ledger's entry of a key
 * @param waitedFor whether any order waits for a key
 */
public record Dependencies(Function<String, Optional<Admission>> entries, Predicate<String> waitedFor) {
    private static final String FIELD = "dependsOnShot";
    private static final int LONGEST_CHAIN = 1_000;

    /** Looks at an order that is about to be admitted. */
    public Prospect prospect(GenerationRequest request) {
        if (request.getDependsOn().isEmpty()) {
            return new Prospect.Ready(request);
        }
        Dependency on = request.getDependsOn().get();
        Optional<Admission> found = entries.apply(on.getIdempotencyKey());
        if (found.isEmpty()) {
            return impossible(
                    on,
                    "must name another shot of the event (in a file: of any row), or one that was ordered before, with the same"
                            + " sku, segment, source picture and prompt version; there is no "
                            + on.getIdempotencyKey());
        }
        Admission shot = found.get();
        return switch (shot.getState()) {
            case COMPLETED -> completed(request, on, shot);
            case IN_PROGRESS -> waits(request, on);
            case FAILED, UNKNOWN -> new Prospect.Lost(noPicture(on, shot.getResult()));
        };
    }

    private static Prospect completed(GenerationRequest request, Dependency on, Admission shot) {
        if (!on.getHandedOn()) {
            return new Prospect.Ready(request);
        }
        return shot.getPicture()
                .map(picture -> handedOn(request, on, picture))
                .orElseGet(() -> new Prospect.Lost(
                        "the address of the picture of shot %s (%s), which it depends on, is not known here; draw that shot again"
                                .formatted(on.getShotName(), on.getIdempotencyKey())));
    }

    /** A picture that came inside an answer is kept at an address of this installation's own, if nothing else is set. */
    private static Prospect handedOn(GenerationRequest request, Dependency on, String picture) {
        if (picture.regionMatches(true, 0, "http", 0, 4)) {
            return new Prospect.Ready(withPicture(request, on, picture));
        }
        return new Prospect.Lost(
                "the picture of shot %s (%s), which it depends on, has a %s: address, which no provider can reach; set assets.url to the http(s) address of these pictures and draw that shot again, or set models.%s.reference: source"
                        .formatted(
                                on.getShotName(),
                                on.getIdempotencyKey(),
                                picture.substring(0, picture.indexOf(':')),
                                request.getModel()));
    }

    /** Only an order that others wait for can close a circle. */
    private Prospect waits(GenerationRequest request, Dependency on) {
        String key = request.getIdempotencyKey();
        if (on.getIdempotencyKey().equals(key) || waitedFor.test(key)) {
            List<String> way = way(key, on.getIdempotencyKey());
            if (way.getLast().equals(key)) {
                return impossible(on, "must not lead back to the shot itself: " + String.join(" → ", way));
            }
            if (way.size() > LONGEST_CHAIN) {
                return impossible(on, "must not be the end of a chain of more than " + LONGEST_CHAIN + " shots");
            }
        }
        return new Prospect.Waits(on.getIdempotencyKey());
    }

    private List<String> way(String start, String first) {
        List<String> way = new ArrayList<>(List.of(start));
        Optional<String> next = Optional.of(first);
        while (next.isPresent() && way.size() <= LONGEST_CHAIN) {
            way.add(next.get());
            next = next.get().equals(start)
                    ? Optional.empty()
                    : entries.apply(next.get()).flatMap(Admission::getWaitsFor);
        }
        return way;
    }

    private static Prospect impossible(Dependency on, String rule) {
        return new Prospect.Impossible(List.of(new Violation(FIELD, rule, on.getShotName())));
    }

    /** The order with the picture of the shot that it depends on. */
    private static GenerationRequest withPicture(GenerationRequest request, Dependency on, String picture) {
        return GenerationRequest.newBuilder(request)
                .setDependsOn(Dependency.newBuilder(on).setPictureUrl(picture).build())
                .build();
    }

    private static String noPicture(Dependency on, Optional<Origin> outcome) {
        return "shot %s (%s), which it depends on, has no picture%s"
                .formatted(
                        on.getShotName(),
                        on.getIdempotencyKey(),
                        outcome.map(at -> " (%s-%d@%d)".formatted(at.getTopic(), at.getPartition(), at.getOffset()))
                                .orElse(""));
    }
}
