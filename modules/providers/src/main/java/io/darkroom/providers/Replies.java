package io.darkroom.providers;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import io.darkroom.providers.answer.AnswerBody;
import io.darkroom.providers.answer.AnswerTable;
import io.darkroom.providers.answer.JobState;
import io.darkroom.providers.http.Exchange;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns the end of a submit into the reply of the port. A paid picture that arrived is a result, even if the rest of the
 * answer is broken, too large or an error; a job whose id arrived is ordered, whatever else did not arrive. Any thread.
 */
final class Replies {
    private final AnswerTexts texts;
    private final Optional<JobEnds> jobs;

    /** @param jobs empty for an API without jobs */
    Replies(AnswerTexts texts, Optional<JobEnds> jobs) {
        this.texts = texts;
        this.jobs = jobs;
    }

    Reply of(Exchange.NotSent end) {
        return texts.failed(AnswerTable.of(end), "Nothing was sent: " + end.why());
    }

    Reply of(Exchange.NoAnswer end) {
        return texts.failed(AnswerTable.of(end), "The request was sent, then " + end.why());
    }

    Reply of(Exchange.Answer answer, Bodies.Read read) {
        AnswerBody body = read.body();
        if (!AnswerTable.success(answer.status())) {
            return texts.failed(AnswerTable.of(answer, body), answer, body);
        }
        return jobs.flatMap(ends -> ordered(ends, answer, read))
                .or(() -> finished(answer, read))
                .orElseGet(() -> withoutPicture(answer, read));
    }

    /** What became of the job, else that there is one. A job that is done without a picture is looked at once more. */
    private static Optional<Reply> ordered(JobEnds ends, Exchange.Answer answer, Bodies.Read read) {
        Optional<String> id = ends.id(read.body());
        Optional<Reply> end = ends.of(read, OptionalInt.of(answer.status()))
                .filter(reply -> id.isEmpty() || !JobEnds.byAbsence(reply));
        return end.or(() -> id.filter(known -> job(read.body())).map(known -> new Reply.Accepted(known, id)));
    }

    /** An id beside an error, and without a state, is that of a request. */
    private static boolean job(AnswerBody body) {
        return body.job().state() != JobState.UNSAID || !body.error().said();
    }

    private Optional<Reply> finished(Exchange.Answer answer, Bodies.Read read) {
        AnswerBody body = read.body();
        return body.pictures().isEmpty()
                        || read.notKept().isPresent()
                        || body.job().state() == JobState.WORKING
                ? Optional.empty()
                : Optional.of(new Reply.Finished(
                        Bodies.addresses(body).stream().map(texts.safe()::url).toList(),
                        texts.requestId(answer, body),
                        body.modelActual().flatMap(texts.safe()::name)));
    }

    private Reply withoutPicture(Exchange.Answer answer, Bodies.Read read) {
        return read.notKept().isPresent()
                ? texts.failed(
                        FailureClass.UNKNOWN_OUTCOME,
                        "A picture arrived, but " + read.notKept().get())
                : texts.failed(AnswerTable.of(answer, read.body()), answer, read.body());
    }
}
