package io.darkroom.app.cost;

import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.wording.Money;
import io.darkroom.contract.Cost;
import io.darkroom.contract.ImageCompleted;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What some results cost. Several currencies are never added. One thread. */
public final class Spent {
    private final SortedMap<String, BigDecimal> byCurrency = new TreeMap<>();
    private long results;
    private long failed;
    private long pictures;
    private long calls;
    private long repeated;
    private long unpriced;

    /** One result, by the price that it has. */
    void add(ImageCompleted image) {
        add(image, Optional.empty());
    }

    /**
     * One result.
     *
     * @param otherwise price of one of its pictures, for a result that has none
     */
    public void add(ImageCompleted image, Optional<Price> otherwise) {
        results++;
        pictures += drawn(image);
        calls += image.getAttempts();
        repeated += image.getPossibleDuplicateCharge() ? 1 : 0;
        boolean free = image.getProvider().equals(ProviderConfig.SANDBOX);
        Optional<Price> cost =
                image.getCost().map(Spent::recorded).or(() -> otherwise.map(price -> price.times(drawn(image))));
        cost.ifPresent(sum -> byCurrency.merge(sum.currency(), sum.amount(), BigDecimal::add));
        unpriced += cost.isPresent() || free ? 0 : drawn(image);
    }

    /** Those of an earlier generation are in its own result. */
    private static int drawn(ImageCompleted image) {
        return image.getImages().size() - image.getEarlier();
    }

    private static Price recorded(Cost cost) {
        return new Price(new BigDecimal(cost.getAmount()), cost.getCurrency());
    }

    /** A request that ended without a picture. */
    void failed(int sends, boolean possibleDuplicateCharge) {
        failed++;
        calls += sends;
        repeated += possibleDuplicateCharge ? 1 : 0;
    }

    public void add(Spent other) {
        results += other.results;
        failed += other.failed;
        pictures += other.pictures;
        calls += other.calls;
        repeated += other.repeated;
        unpriced += other.unpriced;
        other.byCurrency.forEach((currency, sum) -> byCurrency.merge(currency, sum, BigDecimal::add));
    }

    long results() {
        return results;
    }

    long failed() {
        return failed;
    }

    public long pictures() {
        return pictures;
    }

    long calls() {
        return calls;
    }

    long repeated() {
        return repeated;
    }

    /** Pictures that no price is known of; those of the sandbox are free then. */
    public long unpriced() {
        return unpriced;
    }

    /** Exact amounts, by currency. */
    public Map<String, String> amounts() {
        SortedMap<String, String> amounts = new TreeMap<>();
        byCurrency.forEach((currency, sum) -> amounts.put(currency, sum.toPlainString()));
        return amounts;
    }

    /** In a few words, such as 6.80 USD. */
    public String words() {
        if (byCurrency.isEmpty()) {
            return unpriced > 0 ? "unknown" : "0";
        }
        return Money.of(byCurrency);
    }
}
