package io.darkroom.sandbox.api.bill;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The oracle of who paid for what. A call is counted when it arrives; it is billed when its drawing is done on the
 * server's side, whether or not the client still listens. Any thread.
 */
public final class Bills {

    /** What one idempotency key has cost; calls without a key are found under {@code request:<key>}. */
    public record Bill(int calls, int billedCalls, int pictures) {

        static final Bill NONE = new Bill(0, 0, 0);
    }

    /**
     * What everything has cost.
     *
     * @param requests different requests that were billed
     * @param repeatedRequests billed calls beyond the first of the same request, whatever their idempotency keys
     * @param repeatedTokens billed calls beyond the first of the same idempotency key
     */
    public record Totals(
            long calls,
            long billedCalls,
            long pictures,
            long tokens,
            long requests,
            long repeatedRequests,
            long repeatedTokens) {}

    private final Map<String, Account> accounts = new HashMap<>();
    private final LongCounts requests = new LongCounts();
    private final Optional<BillFile> file;
    private long calls;
    private long billedCalls;
    private long pictures;
    private long repeatedRequests;
    private long repeatedTokens;

    public Bills(Optional<BillFile> file) {
        this.file = file;
        file.ifPresent(earlier -> earlier.read(this::count));
    }

    /** Counts a call; its number among those with the same token, from 1. */
    public synchronized int called(String token) {
        calls++;
        return ++account(token).calls;
    }

    /** Counts a drawing that is done. Written to the file before this returns. */
    public synchronized void billed(String token, String requestKey, int drawn) {
        file.ifPresent(open -> open.append(token, requestKey, drawn));
        count(token, requestKey, drawn);
    }

    public synchronized Bill of(String token) {
        Account account = accounts.get(token);
        return account == null ? Bill.NONE : account.bill();
    }

    public synchronized Totals totals() {
        return new Totals(
                calls, billedCalls, pictures, accounts.size(), requests.size(), repeatedRequests, repeatedTokens);
    }

    /** A copy of every key's bill, in order of the keys. */
    public synchronized Map<String, Bill> byToken() {
        Map<String, Bill> copy = new TreeMap<>();
        accounts.forEach((token, account) -> copy.put(token, account.bill()));
        return copy;
    }

    public void close() {
        file.ifPresent(BillFile::close);
    }

    private synchronized void count(String token, String requestKey, int drawn) {
        billedCalls++;
        pictures += drawn;
        Account account = account(token);
        if (account.billedCalls++ > 0) {
            repeatedTokens++;
        }
        account.pictures += drawn;
        if (requests.increment(Long.parseUnsignedLong(requestKey, 16)) > 0) {
            repeatedRequests++;
        }
    }

    private Account account(String token) {
        return accounts.computeIfAbsent(token, unseen -> new Account());
    }

    private static final class Account {
        private int calls;
        private int billedCalls;
        private int pictures;

        Bill bill() {
            return new Bill(calls, billedCalls, pictures);
        }
    }
}
