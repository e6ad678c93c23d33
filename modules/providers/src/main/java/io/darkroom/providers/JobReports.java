package io.darkroom.providers;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.JobNews;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.darkroom.providers.answer.AnswerBody;
import io.darkroom.providers.answer.AnswerTable;
import io.darkroom.providers.answer.JobState;
import io.darkroom.providers.http.Exchange;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns the end of a look at a job, or a webhook about one, into a report. Only an answer that tells how the job ended ends
 * it; whatever else happens says nothing about the job. Any thread.
 */
final class JobReports {
    private final AnswerTexts texts;
    private final JobEnds ends;

    JobReports(AnswerTexts texts, JobEnds ends) {
        this.texts = texts;
        this.ends = ends;
    }

    JobReport of(Exchange.NotSent end) {
        return unknown("The job could not be looked at, nothing was sent: " + end.why());
    }

    JobReport of(Exchange.NoAnswer end) {
        return unknown("The job could not be looked at: " + end.why());
    }

    JobReport of(Exchange.Answer answer, Bodies.Read read) {
        AnswerBody body = read.body();
        if (answer.status() == 404 || answer.status() == 410) {
            return new JobReport.Ended(texts.failed(FailureClass.RESULT_LOST, answer, body));
        }
        if (!AnswerTable.success(answer.status())) {
            return unknown(answer, body);
        }
        return told(read, OptionalInt.of(answer.status())).orElseGet(() -> unknown(answer, body));
    }

    /**
     * What a webhook tells; empty when it is about no job, or tells nothing of one. Many webhooks leave the picture out: only
     * a look says that there is none.
     */
    Optional<JobNews> of(Bodies.Read read) {
        return ends.id(read.body())
                .filter(id -> read.body().whole())
                .flatMap(id -> told(read, OptionalInt.empty()).map(report -> new JobNews(id, unlessAbsent(report))));
    }

    private static JobReport unlessAbsent(JobReport report) {
        return report instanceof JobReport.Ended ended && JobEnds.byAbsence(ended.outcome())
                ? new JobReport.Working()
                : report;
    }

    /** A look that failed for a reason of ours. */
    JobReport unknown(String sentence) {
        return new JobReport.Unknown(texts.safe().sentence(sentence), Optional.empty());
    }

    private Optional<JobReport> told(Bodies.Read read, OptionalInt status) {
        Optional<Reply> end = ends.of(read, status);
        if (end.isPresent()) {
            return Optional.of(new JobReport.Ended(end.get()));
        }
        if (read.notKept().isPresent()) {
            return Optional.of(unknown("The job is done, but " + read.notKept().get()));
        }
        return working(read.body().job().state()) ? Optional.of(new JobReport.Working()) : Optional.empty();
    }

    private static boolean working(JobState state) {
        return state == JobState.WORKING || state == JobState.OTHER;
    }

    private JobReport unknown(Exchange.Answer answer, AnswerBody body) {
        FailureClass why = AnswerTable.of(answer, body);
        return new JobReport.Unknown(texts.error(answer, body), texts.retryAfter(why, answer, body));
    }
}
