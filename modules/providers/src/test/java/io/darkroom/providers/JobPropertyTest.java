package io.darkroom.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.JobNews;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.darkroom.providers.answer.AnswerForm;
import io.darkroom.providers.answer.SafeText;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.dialect.FieldNames;
import io.darkroom.providers.http.ApiKey;
import io.darkroom.providers.http.Exchange;
import io.darkroom.providers.picture.PictureKeeper;
import io.darkroom.providers.pixelmuse.PixelmuseImages;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever an API with jobs sends has one reading, and nothing in it can do harm. */
class JobPropertyTest {
    private static final Dialect DIALECT = new PixelmuseImages();
    private static final AnswerForm FORM = DIALECT.answer(FieldNames.of("providers.p", DIALECT, Map.of()));
    private static final AnswerTexts TEXTS = new AnswerTexts(
            Calls.http(URI.create("https://api.example")),
            FORM,
            new SafeText(ApiKey.of("providers.p", Calls.KEY)),
            InstantSource.fixed(Instant.EPOCH));
    private static final JobEnds ENDS = new JobEnds(TEXTS.safe());
    private static final Replies REPLIES = new Replies(TEXTS, Optional.of(ENDS));
    private static final JobReports REPORTS = new JobReports(TEXTS, ENDS);
    private static final Bodies BODIES = new Bodies(FORM, new PictureKeeper(new KeptPictures()));

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> snippets = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                "\"id\":\"gen_1\",",
                "\"id\":\"" + Calls.KEY + "\",",
                "\"status\":\"succeeded\",",
                "\"status\":\"failed\",",
                "\"status\":\"processing\",",
                "\"status\":\"\\u0000\",",
                "\"output\":[",
                "\"output\":",
                "\"https://cdn.example/a.png?k=" + Calls.KEY + "\"",
                "\"data:image/png;base64,iVBORw0KGgoAAA==\"",
                "\"data:image/png;base64,",
                "\"data:;base64,%%%%\"",
                "\"data\":{",
                "\"error\":\"no " + Calls.KEY + "\",",
                "\"code\":\"moderation_blocked\",",
                "\"retryable\":true,",
                "\"event\":\"image.failed\",",
                "null",
                "\\ud800",
                "\u202e");
        return snippets.list().ofMaxSize(14).map(parts -> "{" + String.join("", parts) + "\"x\":1}");
    }

    @Property
    void anyAnswerHasOneReadingThatShowsNoKey(
            @ForAll @IntRange(min = 100, max = 599) int status,
            @ForAll("bodies") String body,
            @ForAll @IntRange(max = 400) int keep,
            @ForAll boolean broken)
            throws Exception {
        Buffer arrived = Buffer.buffer(broken ? body.substring(0, Math.min(keep, body.length())) : body);
        Optional<Exchange.Cut> cut = broken ? Optional.of(new Exchange.Cut("reset", false)) : Optional.empty();
        Exchange.Answer answer = new Exchange.Answer(status, MultiMap.caseInsensitiveMultiMap(), arrived, cut);
        Bodies.Read read = BODIES.read(arrived, false).toCompletableFuture().get(60, TimeUnit.SECONDS);

        Reply reply = REPLIES.of(answer, read);
        JobReport report = REPORTS.of(answer, read);
        Optional<JobNews> news = REPORTS.of(read);

        assertThat(reply + " " + report + " " + news).doesNotContain(Calls.KEY);
        assertThat(success(status) || reply instanceof Reply.Failed).isTrue();
        assertThat(success(status) || status == 404 || status == 410 || report instanceof JobReport.Unknown)
                .isTrue();
        assertThat(reply instanceof Reply.Accepted accepted ? accepted.jobId() : "gen_1")
                .isEqualTo("gen_1");
    }

    @Property
    void anyBytesAreReadToAnEnd(@ForAll byte[] noise) throws Exception {
        Bodies.Read read =
                BODIES.read(Buffer.buffer(noise), false).toCompletableFuture().get(60, TimeUnit.SECONDS);

        assertThat(REPORTS.of(read)).isEmpty();
    }

    private static boolean success(int status) {
        return status / 100 == 2;
    }
}
