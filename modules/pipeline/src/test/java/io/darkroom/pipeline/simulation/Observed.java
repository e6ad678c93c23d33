package io.darkroom.pipeline.simulation;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was seen in one run. */
final class Observed {
    /** What was seen in a part of the time. */
    static final class Part {
        final String name;
        final Duration from;
        final Duration to;
        int calls;
        int refused;
        int dead;
        int pictures;
        int otherFailures;
        int mostInFlight;

        Part(String name, Duration from, Duration to) {
            this.name = name;
            this.from = from;
            this.to = to;
        }
    }

    /** What was seen of a campaign. */
    static final class OfCampaign {
        private int inFlight;
        int most;
        int pictures;
        Duration first = Duration.ofDays(1);
        Duration last = Duration.ZERO;

        private void arrived(Duration since) {
            inFlight++;
            most = Math.max(most, inFlight);
            first = since.compareTo(first) < 0 ? since : first;
        }

        private void answered(Duration since) {
            inFlight--;
            pictures++;
            last = since;
        }
    }

    private final Map<String, OfCampaign> campaigns = new HashMap<>();
    private final List<Part> parts;
    private final Map<String, Duration> firstLeft = new HashMap<>();
    private final Map<String, Duration> due = new HashMap<>();
    private final int[] inFlightAt;
    private Duration longest = Duration.ZERO;
    private int inFlight;
    private int early;
    int completed;
    int failed;

    Observed(List<Part> parts) {
        this.parts = parts;
        this.inFlightAt = new int[(int) parts.getLast().to.toMillis() / 100 + 2];
    }

    List<Part> parts() {
        return parts;
    }

    OfCampaign campaign(String name) {
        return campaigns.computeIfAbsent(name, fresh -> new OfCampaign());
    }

    private Optional<OfCampaign> of(String prompt) {
        return Program.campaign(prompt).map(this::campaign);
    }

    private Part part(Duration since) {
        return parts.stream()
                .filter(part -> since.compareTo(part.to) < 0)
                .findFirst()
                .orElseGet(parts::getLast);
    }

    void left(String prompt, Duration since) {
        firstLeft.putIfAbsent(prompt, since);
        Duration notBefore = due.remove(prompt);
        early += notBefore != null && since.compareTo(notBefore) < 0 ? 1 : 0;
    }

    void arrived(String prompt, Duration since, Answer answer) {
        Part part = part(since);
        inFlight++;
        of(prompt).ifPresent(campaign -> campaign.arrived(since));
        part.mostInFlight = Math.max(part.mostInFlight, inFlight);
        int slot = (int) (since.toMillis() / 100);
        inFlightAt[slot] = Math.max(inFlightAt[slot], inFlight);
        part.calls++;
        part.refused += answer.is(FailureClass.RATE_LIMITED) ? 1 : 0;
        part.dead += answer.is(FailureClass.PROVIDER_UNAVAILABLE) || answer.is(FailureClass.UNKNOWN_OUTCOME) ? 1 : 0;
        part.otherFailures += answer.reply() instanceof Reply.Failed ? 1 : 0;
    }

    void answered(String prompt, Duration since, Answer answer) {
        inFlight--;
        of(prompt).ifPresent(campaign -> campaign.answered(since));
        part(since).pictures += answer.reply() instanceof Reply.Finished ? 1 : 0;
    }

    void retry(String prompt, Duration notBefore) {
        due.put(prompt, notBefore);
    }

    void completed(String prompt, Duration since) {
        completed++;
        Duration took = since.minus(firstLeft.getOrDefault(prompt, since));
        longest = took.compareTo(longest) > 0 ? took : longest;
    }

    int early() {
        return early;
    }

    Duration longest() {
        return longest;
    }

    /** Time from the begin of a part until so many calls were in flight. */
    Duration untilInFlight(Part part, int calls) {
        for (int slot = (int) part.from.toMillis() / 100; slot < inFlightAt.length; slot++) {
            if (inFlightAt[slot] >= calls) {
                return Duration.ofMillis(slot * 100L).minus(part.from);
            }
        }
        return Duration.ofDays(1);
    }
}
