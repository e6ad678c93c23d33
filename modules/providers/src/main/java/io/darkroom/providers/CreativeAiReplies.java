package io.darkroom.providers;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns the end of an exchange with CreativeAI into the reply of the port. A URL of a paid picture that arrived is a
 * result, even if the rest of the answer is broken, too large or an error. Any thread.
 */
final class CreativeAiReplies {

    private final HttpSettings http;
    private final SafeText safe;
    private final InstantSource clock;

    CreativeAiReplies(HttpSettings http, ApiKey key, InstantSource clock) {
        this.http = http;
        this.safe = new SafeText(key);
        this.clock = clock;
    }

    Reply of(Exchange exchange) {
        return switch (exchange) {
            case Exchange.NotSent end -> failed(AnswerTable.of(end), "Nothing was sent: " + end.why());
            case Exchange.NoAnswer end -> failed(AnswerTable.of(end), "The request was sent, then " + end.why());
            case Exchange.Answer answer ->
                of(answer, AnswerBodyReader.read(answer.body().getBytes()));
        };
    }

    /** A failure without an answer. */
    Reply.Failed failed(FailureClass why, String sentence) {
        return new Reply.Failed(why, safe.sentence(sentence), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private Reply of(Exchange.Answer answer, AnswerBody body) {
        Optional<String> requestId =
                body.id().or(() -> answer.header("x-request-id")).flatMap(safe::name);
        if (AnswerTable.success(answer.status()) && !body.images().isEmpty()) {
            return new Reply.Finished(
                    body.images().stream().map(safe::url).toList(),
                    requestId,
                    body.modelActual().flatMap(safe::name));
        }
        FailureClass why = AnswerTable.of(answer, body);
        return new Reply.Failed(
                why, error(answer, body), OptionalInt.of(answer.status()), requestId, retryAfter(why, answer, body));
    }

    private String error(Exchange.Answer answer, AnswerBody body) {
        int status = answer.status();
        if (AnswerTable.success(status)) {
            return safe.sentence("HTTP " + status + ", but " + withoutPicture(answer, body));
        }
        Optional<String> location = answer.header("location");
        if (status >= 300 && status < 400 && location.isPresent()) {
            return safe.sentence("HTTP " + status + ": the redirect to " + location.get() + " is not followed; "
                    + http.prefix() + ".base-url must name the API itself, not " + http.base());
        }
        return safe.error(status, answer.body());
    }

    private String withoutPicture(Exchange.Answer answer, AnswerBody body) {
        if (answer.cut().isPresent()) {
            return "no picture URL arrived before " + answer.cut().get().why();
        }
        String sent = ": " + safe.start(answer.body());
        if (!body.whole()) {
            return "the answer is no JSON" + sent;
        }
        return switch (body.data()) {
            case EMPTY -> "no picture" + sent;
            case MISSING -> "without the list data" + sent;
            case OTHER_FORM -> "the pictures are not given as http(s) URLs (base64 or data URI)";
        };
    }

    private Optional<Duration> retryAfter(FailureClass why, Exchange.Answer answer, AnswerBody body) {
        Optional<Duration> asked =
                answer.header("retry-after").flatMap(value -> RetryAfter.inHeader(value, now(answer)));
        return asked.isEmpty() && why == FailureClass.RATE_LIMITED
                ? RetryAfter.inText(body.error().message())
                : asked;
    }

    /** By the API's own clock where it tells the time: ours may be wrong. */
    private Instant now(Exchange.Answer answer) {
        return answer.header("date").flatMap(RetryAfter::date).orElseGet(clock::instant);
    }
}
