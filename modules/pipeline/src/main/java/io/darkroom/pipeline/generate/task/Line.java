package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.campaign.CampaignCounts;
import io.darkroom.pipeline.generate.campaign.WaitingPlace;
import io.darkroom.pipeline.generate.campaign.WaitingRequests;
import io.darkroom.pipeline.generate.campaign.WaitingRequests.Waiting;
import io.darkroom.pipeline.generate.kept.KeptRequests;
import io.darkroom.pipeline.generate.kept.MomentCounts;
import io.darkroom.pipeline.generate.store.DueRetries;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a permit, live or backfill: retries that are due go first, then stored requests, then those that waited for
 * their campaign. What its campaign keeps stands in nobody's way: a fresh request is kept in a store, of those in line the
 * next one goes. Stream thread only.
 */
public final class Line {
    private final DueRetries due;
    private final WaitingRequests waiting;
    private final CampaignRules campaigns;
    private final Deque<OpenCall> stored = new ArrayDeque<>();
    private final CampaignCounts ofCampaigns = new CampaignCounts();
    private final MomentCounts deadlines = new MomentCounts();

    public Line(DueRetries due, WaitingRequests waiting, CampaignRules campaigns) {
        this.due = due;
        this.waiting = waiting;
        this.campaigns = campaigns;
    }

    void put(OpenCall call, boolean first) {
        if (first) {
            stored.addFirst(call);
        } else {
            stored.addLast(call);
        }
        ofCampaigns.add(campaign(call));
        deadlines.add(call.getRequest().getDeadline());
    }

    private void left(OpenCall call) {
        ofCampaigns.remove(campaign(call));
        deadlines.remove(call.getRequest().getDeadline());
    }

    private Optional<String> campaign(OpenCall call) {
        return campaigns.of(call.getRequest()).map(Campaign::name);
    }

    void remove(CallKey key) {
        take(call -> CallKey.of(call.getRequest()).equals(key));
    }

    private @Nullable OpenCall take(Predicate<OpenCall> wanted) {
        for (Iterator<OpenCall> each = stored.iterator(); each.hasNext(); ) {
            OpenCall call = each.next();
            if (wanted.test(call)) {
                each.remove();
                left(call);
                return call;
            }
        }
        return null;
    }

    /** Takes the first one that may go. */
    @Nullable
    OpenCall next(Instant now) {
        return take(call -> campaigns.mayGo(call.getRequest(), now));
    }

    /** Takes out of line those that are over, whether there is room for them or not. */
    List<OpenCall> takeOver(Instant now, int most) {
        List<OpenCall> over = new ArrayList<>();
        if (!ofCampaigns.isEmpty() || !firstDeadline().isAfter(now)) {
            stored.removeIf(call -> over.size() < most && campaigns.isOver(call.getRequest(), now) && over.add(call));
            over.forEach(this::left);
        }
        return over;
    }

    /** When the first deadline of its own passes of those in line; far away when none has one. */
    Instant firstDeadline() {
        return deadlines.first().orElse(Instant.MAX);
    }

    /** Takes away a request that waits, for its time or for its campaign. */
    void remove(KeptRequests.Kept kept) {
        if (WaitingPlace.isWaiting(kept.place())) {
            waiting.remove(kept.place(), kept.request());
        } else {
            due.remove(kept.place(), kept.request());
        }
    }

    /** How many in line may go as soon as there is room. */
    int ready(Instant now) {
        return ofCampaigns.isEmpty()
                ? stored.size()
                : (int) stored.stream()
                        .filter(call -> campaigns.mayGo(call.getRequest(), now))
                        .count();
    }

    /**
     * Whether a request stays behind for its campaign: outside of a window, without a permit, or because others came before it.
     *
     * @param first whether its turn has come: a retry, or one that has waited
     */
    boolean keeps(GenerationRequest request, boolean first, Instant now) {
        Optional<Campaign> campaign = campaigns.of(request);
        if (campaign.isEmpty()) {
            return false;
        }
        String name = campaign.get().name();
        return first
                ? !campaigns.hasPermit(campaign.get(), 0, now)
                : waiting.any(name) || !campaigns.hasPermit(campaign.get(), ofCampaigns.of(name), now);
    }

    /** Puts a request behind those that wait for its campaign. */
    void keep(GenerationRequest request, Instant now) {
        waiting.add(
                request.getCampaign().orElseThrow(), now, CallKey.of(request).stored(), request);
    }

    /** Whether anything here belongs to a campaign. */
    boolean isKept() {
        return !waiting.isEmpty() || !ofCampaigns.isEmpty();
    }

    WaitingRequests waiting() {
        return waiting;
    }

    /** Of the requests that waited for a campaign and need no longer the one that came first. */
    Optional<Waiting> released(Instant now) {
        return waiting.isEmpty()
                ? Optional.empty()
                : waiting.campaigns().stream()
                        .flatMap(name -> waiting.first(name).stream())
                        .filter(first -> campaigns.mayGo(first.request(), now))
                        .min(Comparator.comparing(Waiting::arrived));
    }

    /** When a campaign that something here waits for opens or ends next; far away when none does. */
    Instant opens(Instant now) {
        return waitedFor().stream()
                .flatMap(name -> campaigns.of(name).stream())
                .flatMap(campaign -> Stream.concat(
                        campaign.isOpen(now) ? Stream.empty() : campaign.opens(now).stream(),
                        campaign.end().stream().filter(now::isBefore)))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private Set<String> waitedFor() {
        Set<String> names = new TreeSet<>(waiting.campaigns());
        if (!ofCampaigns.isEmpty()) {
            stored.forEach(call -> campaign(call).ifPresent(names::add));
        }
        return names;
    }

    /** When the first in line was admitted; far away when none is. */
    Instant oldest() {
        OpenCall first = stored.peekFirst();
        return first == null ? Instant.MAX : first.getRequest().getAdmittedAt().orElse(first.getQueuedAt());
    }

    DueRetries retries() {
        return due;
    }

    /** The first retry, if its time has come. */
    Optional<DueRetries.Due> dueBy(Instant now) {
        return due.first().filter(retry -> !retry.due().isAfter(now));
    }

    boolean hasWork(Instant now) {
        return ready(now) > 0 || dueBy(now).isPresent() || released(now).isPresent();
    }
}
