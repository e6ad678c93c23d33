package io.darkroom.providers;

import io.darkroom.provider.JobReport;
import io.darkroom.providers.answer.AnswerTable;
import io.darkroom.providers.answer.JobState;
import io.darkroom.providers.http.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that are done, but whose answers are larger than what is read: until somebody raises the limit each look loads the
 * same for nothing, so there are few of them. Any thread.
 */
final class OversizedJobs {
    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(OversizedJobs.class);

    /** More are forgotten, and told again. */
    private static final int MOST = 10_000;

    private final String provider;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param provider path of its properties */
    OversizedJobs(String provider) {
        this.provider = provider;
    }

    /** The report of a look; one that is to be repeated late when the picture could not be read for its size. */
    JobReport seen(String jobId, Exchange.Answer answer, Bodies.Read read, JobReport report) {
        if (!(report instanceof JobReport.Unknown unknown) || !oversized(answer, read)) {
            told.remove(jobId);
            return report;
        }
        tellOnce(jobId, unknown.why());
        return new JobReport.Unknown(unknown.why(), unknown.retryAfter().or(() -> Optional.of(PAUSE)));
    }

    private static boolean oversized(Exchange.Answer answer, Bodies.Read read) {
        JobState state = read.body().job().state();
        return AnswerTable.success(answer.status())
                && answer.cut().filter(Exchange.Cut::tooLarge).isPresent()
                && (state == JobState.DONE || state == JobState.UNSAID);
    }

    private void tellOnce(String jobId, String why) {
        if (told.size() >= MOST) {
            told.clear();
        }
        if (told.add(jobId)) {
            LOG.atError()
                    .addKeyValue("provider", provider)
                    .addKeyValue("providerJobId", jobId)
                    .addKeyValue("reason", why)
                    .log("A paid picture is too large to be read; raise max-response-bytes, and it is found");
        }
    }
}
