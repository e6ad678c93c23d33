package io.darkroom.sandbox.fault;

/**
 * A share of calls, the same ones in every run: what decides is the token (or the number of the call without one) and
 * the seed, never the order in which calls arrive.
 *
 * @param probability 0 to 1
 */
public record Chance(double probability, long seed) {

    static final Chance ALWAYS = new Chance(1, 0);

    public Chance {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be 0 to 1, was " + probability);
        }
    }

    boolean hits(CallFacts call) {
        if (probability >= 1) {
            return true;
        }
        long number = call.token().isEmpty() ? call.call() : call.callOfToken();
        long mixed = mix(mix(seed * 0x9E3779B97F4A7C15L + hash(call.token())) + number);
        return (mixed >>> 11) * 0x1.0p-53 < probability;
    }

    private static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
