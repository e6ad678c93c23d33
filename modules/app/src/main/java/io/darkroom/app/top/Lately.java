package io.darkroom.app.top;

import io.darkroom.app.cost.Spent;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.record.ResultScan;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What ended within a day: its cost by the minute, its number by the second. One thread. */
final class Lately {
    static final Duration DAY = Duration.ofDays(1);

    /** A pace is that of so many seconds. */
    static final int SECONDS = 10;

    private static final Duration HOUR = Duration.ofHours(1);

    private final TreeMap<Long, Spent> minutes = new TreeMap<>();
    private final TreeMap<Long, Map<String, Ended>> seconds = new TreeMap<>();

    private static final class Ended {
        private long completed;
        private long failed;
    }

    /** Takes the next result, which was written then: by the clock that finds the first of a day. */
    ResultScan.Reader at(Instant written) {
        return new ResultScan.Reader() {
            @Override
            public void completed(ImageCompleted image, Position at) {
                Lately.this.completed(image, written.getEpochSecond());
            }

            @Override
            public void failed(ImageFailed failure, Position at) {
                Lately.this.failed(failure, written.getEpochSecond());
            }
        };
    }

    private void completed(ImageCompleted image, long second) {
        minutes.computeIfAbsent(second / 60, fresh -> new Spent()).add(image, Optional.empty());
        ended(second, image.getProvider()).completed++;
    }

    /** What was rejected was nobody's work. */
    private void failed(ImageFailed failure, long second) {
        if (failure.getState() != FailedState.REJECTED) {
            failure.getRequest()
                    .map(GenerationRequest::getProvider)
                    .ifPresent(provider -> ended(second, provider).failed++);
        }
    }

    /** The asset stage is done with the pictures of a result. */
    void stored(Instant at) {
        ended(at.getEpochSecond(), Topics.ASSET_STAGE).completed++;
    }

    private Ended ended(long second, String provider) {
        return seconds.computeIfAbsent(second, fresh -> new HashMap<>())
                .computeIfAbsent(provider, fresh -> new Ended());
    }

    /** How fast requests of a provider ended in the ten seconds before this one, which is not over. */
    ProviderView.Pace pace(String provider, Instant now) {
        long last = now.getEpochSecond();
        long completed = 0;
        long failed = 0;
        for (Map<String, Ended> second : seconds.subMap(last - SECONDS, last).values()) {
            Ended ended = second.getOrDefault(provider, new Ended());
            completed += ended.completed;
            failed += ended.failed;
        }
        return new ProviderView.Pace((double) completed / SECONDS, (double) failed / SECONDS);
    }

    /** What the results of the last hour and day cost, to the minute; what is older is forgotten. */
    Overview.Spending spending(Instant now, boolean whole) {
        minutes.headMap(minute(now.minus(DAY))).clear();
        seconds.headMap(now.getEpochSecond() - SECONDS).clear();
        return new Overview.Spending(since(now.minus(HOUR)), since(now.minus(DAY)), whole);
    }

    private Spent since(Instant from) {
        Spent sum = new Spent();
        minutes.tailMap(minute(from)).values().forEach(sum::add);
        return sum;
    }

    private static long minute(Instant time) {
        return time.getEpochSecond() / 60;
    }
}
