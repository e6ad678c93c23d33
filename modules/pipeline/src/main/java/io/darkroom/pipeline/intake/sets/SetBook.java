package io.darkroom.pipeline.intake.sets;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Violation;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.stores.SetTerms;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the consistency sets of one partition share: the store {@code consistency-sets}. The first order of a set decides; its
 * terms hold as long as one of its orders is in progress or completed, so they end with the ledger's entries, and a set
 * whose orders have all failed is free again. Stream thread only.
 */
public final class SetBook {
    /** Name of the store. */
    public static final String STORE = "consistency-sets";

    private final KeyValueStore<String, SetTerms> store;

    public SetBook(KeyValueStore<String, SetTerms> store) {
        this.store = store;
    }

    /**
     * What keeps an order out of its set.
     *
     * @param before the entry of its key: a set that consists of this order alone may change
     */
    public List<Violation> violations(GenerationRequest request, Optional<Admission> before) {
        return request.getConsistencySet()
                .flatMap(set -> Optional.ofNullable(store.get(set))
                        .filter(terms -> terms.getOrders() > (setOf(before).equals(Optional.of(set)) ? 1 : 0)))
                .map(terms -> SetRule.violations(request, terms))
                .orElse(List.of());
    }

    /** The entry of an order was admitted. */
    public void admitted(GenerationRequest request, Optional<Admission> before) {
        setOf(before).ifPresent(this::leave);
        request.getConsistencySet().ifPresent(set -> join(set, SetRule.terms(request)));
    }

    /**
     * An outcome moved an entry.
     *
     * @param terms model and prompt version of the picture; needed when an order that had failed has one after all
     */
    public void closed(Admission before, Admission after, Optional<SetTerms> terms) {
        Optional<String> from = setOf(Optional.of(before));
        Optional<String> to = setOf(Optional.of(after));
        if (!from.equals(to)) {
            from.ifPresent(this::leave);
            to.ifPresent(set -> terms.ifPresent(known -> join(set, known)));
        }
    }

    /** An entry was forgotten. */
    public void forgotten(Admission entry) {
        setOf(Optional.of(entry)).ifPresent(this::leave);
    }

    private static Optional<String> setOf(Optional<Admission> entry) {
        return entry.filter(found ->
                        found.getState() == LedgerState.IN_PROGRESS || found.getState() == LedgerState.COMPLETED)
                .flatMap(Admission::getConsistencySet);
    }

    private void join(String set, SetTerms terms) {
        SetTerms known = store.get(set);
        store.put(set, known == null ? terms : SetRule.joined(known, terms));
    }

    private void leave(String set) {
        SetTerms known = store.get(set);
        if (known != null && known.getOrders() > 1) {
            store.put(
                    set,
                    SetTerms.newBuilder(known).setOrders(known.getOrders() - 1).build());
        } else if (known != null) {
            store.delete(set);
        }
    }
}
