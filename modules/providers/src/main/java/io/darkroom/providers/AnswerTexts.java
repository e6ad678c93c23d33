package io.darkroom.providers;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import io.darkroom.providers.answer.AnswerBody;
import io.darkroom.providers.answer.AnswerForm;
import io.darkroom.providers.answer.AnswerTable;
import io.darkroom.providers.answer.RetryAfter;
import io.darkroom.providers.answer.SafeText;
import io.darkroom.providers.http.Exchange;
import io.darkroom.providers.http.HttpSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/** What may be told of an answer without a picture. Any thread. */
final class AnswerTexts {
    private final HttpSettings http;
    private final AnswerForm form;
    private final SafeText safe;
    private final InstantSource clock;

    AnswerTexts(HttpSettings http, AnswerForm form, SafeText safe, InstantSource clock) {
        this.http = http;
        this.form = form;
        this.safe = safe;
        this.clock = clock;
    }

    SafeText safe() {
        return safe;
    }

    /** A failure without an answer. */
    Reply.Failed failed(FailureClass why, String sentence) {
        return new Reply.Failed(why, safe.sentence(sentence), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** A failure with an answer, which is told as it came. */
    Reply.Failed failed(FailureClass why, Exchange.Answer answer, AnswerBody body) {
        return new Reply.Failed(
                why,
                error(answer, body),
                OptionalInt.of(answer.status()),
                requestId(answer, body),
                retryAfter(why, answer, body));
    }

    /** The provider's id of the call. */
    Optional<String> requestId(Exchange.Answer answer, AnswerBody body) {
        return body.id().or(() -> answer.header("x-request-id")).flatMap(safe::name);
    }

    /** Status and body as sent, or what is wrong with a success. */
    String error(Exchange.Answer answer, AnswerBody body) {
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
            case MISSING -> "without the list " + form.pictures() + sent;
            case OTHER_FORM -> "the pictures are not given as " + wantedForm();
        };
    }

    private String wantedForm() {
        return form.entries() == AnswerForm.Entries.TEXTS
                ? "http(s) URLs or whole data URIs in Base64"
                : "http(s) URLs (base64 or data URI)";
    }

    /** The delay that an answer asks for. */
    Optional<Duration> retryAfter(FailureClass why, Exchange.Answer answer, AnswerBody body) {
        Optional<Duration> asked = RetryAfter.inHeaders(answer::header, clock);
        return asked.isEmpty() && why == FailureClass.RATE_LIMITED
                ? RetryAfter.inText(body.error().message())
                : asked;
    }
}
