package io.darkroom.providers;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import io.darkroom.providers.answer.AnswerBody;
import io.darkroom.providers.answer.JobState;
import io.darkroom.providers.answer.JobTable;
import io.darkroom.providers.answer.SafeText;
import java.util.Optional;
import java.util.OptionalInt;

/** How a job ended, by what an answer or a webhook says of it. Any thread. */
final class JobEnds {
    private final SafeText safe;

    JobEnds(SafeText safe) {
        this.safe = safe;
    }

    /**
     * The outcome; empty while the job goes on, and when what came does not tell how it ended: then it is looked at again.
     *
     * @param httpStatus of the answer
     */
    Optional<Reply> of(Bodies.Read read, OptionalInt httpStatus) {
        AnswerBody body = read.body();
        if (read.notKept().isPresent()) {
            return Optional.empty();
        }
        if (drawn(body)) {
            return Optional.of(finished(body));
        }
        return body.whole() ? unsuccessful(body, httpStatus) : Optional.empty();
    }

    /** The id of the job, when it can be stored and looked at. */
    Optional<String> id(AnswerBody body) {
        return body.id().filter(id -> Tokens.visible(id) && safe.name(id).equals(Optional.of(id)));
    }

    /** Whether an outcome says only that no picture was there: one may be there at the next look. */
    static boolean byAbsence(Reply outcome) {
        return outcome instanceof Reply.Failed failed
                && (failed.why() == FailureClass.EMPTY_RESULT || failed.why() == FailureClass.RESULT_LOST);
    }

    /** A picture may be a first sketch, unless a word says that the job is done or no word is said at all. */
    private static boolean drawn(AnswerBody body) {
        JobState state = body.job().state();
        return !body.pictures().isEmpty() && (state == JobState.DONE || (state == JobState.UNSAID && body.whole()));
    }

    private Reply.Finished finished(AnswerBody body) {
        return new Reply.Finished(
                Bodies.addresses(body).stream().map(safe::url).toList(),
                body.id().flatMap(safe::name),
                body.modelActual().flatMap(safe::name));
    }

    private Optional<Reply> unsuccessful(AnswerBody body, OptionalInt httpStatus) {
        return switch (body.job().state()) {
            case FAILED ->
                Optional.of(failed(JobTable.failed(body.error(), body.job()), "The job failed", body, httpStatus));
            case CANCELLED ->
                Optional.of(failed(JobTable.cancelled(), "The provider cancelled the job", body, httpStatus));
            case EXPIRED -> Optional.of(failed(JobTable.expired(), "The provider gave the job up", body, httpStatus));
            case DONE -> Optional.of(withoutPicture(body, httpStatus));
            case UNSAID, WORKING, OTHER -> Optional.empty();
        };
    }

    private Reply withoutPicture(AnswerBody body, OptionalInt httpStatus) {
        return body.data() == AnswerBody.Data.OTHER_FORM
                ? failed(
                        FailureClass.RESULT_LOST,
                        "The job is done, but its picture is neither an http(s) URL nor a whole data URI in Base64",
                        body,
                        httpStatus)
                : failed(FailureClass.EMPTY_RESULT, "The job is done, but without a picture", body, httpStatus);
    }

    private Reply failed(FailureClass why, String what, AnswerBody body, OptionalInt httpStatus) {
        String said = body.error().sentence();
        return new Reply.Failed(
                why,
                safe.sentence(said.isEmpty() ? what : what + ": " + said),
                httpStatus,
                body.id().flatMap(safe::name),
                Optional.empty());
    }
}
