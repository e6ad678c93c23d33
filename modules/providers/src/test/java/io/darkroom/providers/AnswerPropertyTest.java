package io.darkroom.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.Reply;
import io.darkroom.providers.answer.AnswerBodyReader;
import io.darkroom.providers.answer.AnswerForm;
import io.darkroom.providers.answer.SafeText;
import io.darkroom.providers.creativeai.CreativeAi;
import io.darkroom.providers.dialect.FieldNames;
import io.darkroom.providers.http.ApiKey;
import io.darkroom.providers.http.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes over the wire has one reply, and nothing in it can do harm. */
class AnswerPropertyTest {

    private static final AnswerForm FORM =
            new CreativeAi().answer(FieldNames.of("providers.creativeai", new CreativeAi(), Map.of()));

    private static final Replies REPLIES = new Replies(
            new AnswerTexts(
                    Calls.http(URI.create("https://api.example")),
                    FORM,
                    new SafeText(ApiKey.of("providers.creativeai", Calls.KEY)),
                    InstantSource.fixed(Instant.EPOCH)),
            Optional.empty());

    private static Reply reply(int status, Buffer body, Optional<Exchange.Cut> cut) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("x-request-id", "req\u001b[31m");
        return REPLIES.of(
                new Exchange.Answer(status, headers, body, cut),
                new Bodies.Read(AnswerBodyReader.read(FORM, body), Optional.empty()));
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<String> snippets = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                "\"",
                ":",
                ",",
                "\"data\":",
                "\"url\":",
                "\"error\":",
                "\"code\":",
                "\"insufficient_quota\"",
                "\"https://cdn.example/a.png\"",
                "null",
                "1e999999",
                "\"id\":\"x\"",
                "\\ud800",
                "\u0000",
                "\u202e",
                Calls.KEY,
                "<html>",
                "resets in ~99999999999s",
                "\"message\":");
        Arbitrary<byte[]> jsonLike = snippets.list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(6_000);
        return Arbitraries.oneOf(jsonLike, noise);
    }

    @Property
    void anyStatusAndBodyHaveExactlyOneReplyThatIsSafe(
            @ForAll @IntRange(min = -1, max = 1100) int status, @ForAll("bodies") byte[] body, @ForAll boolean broken) {
        Optional<Exchange.Cut> cut = broken ? Optional.of(new Exchange.Cut("reset", false)) : Optional.empty();

        Reply reply = reply(status, Buffer.buffer(body), cut);

        switch (reply) {
            case Reply.Finished finished -> assertThat(finished.images()).isNotEmpty();
            case Reply.Accepted accepted -> throw new AssertionError("a synchronous API has no jobs");
            case Reply.Failed failed -> {
                assertThat(failed.why()).isNotNull();
                assertThat(failed.error()).isNotBlank().doesNotContain(Calls.KEY);
                assertThat(failed.error().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
                assertThat(failed.error().chars()).noneMatch(Character::isISOControl);
                assertThat(failed.retryAfter().stream()).allMatch(delay -> delay.compareTo(Duration.ofHours(24)) <= 0);
            }
        }
        assertThat(reply.requestId().stream())
                .allMatch(id -> !id.isBlank() && id.chars().noneMatch(Character::isISOControl));
    }

    @Property
    void keyNeverShowsWhereverTheBodyRepeatsIt(
            @ForAll @IntRange(min = 0, max = 5_000) int before, @ForAll @IntRange(min = 1, max = 300) int times) {
        String body = "x".repeat(before) + Calls.KEY.repeat(times);

        String error = ((Reply.Failed) reply(500, Buffer.buffer(body), Optional.empty())).error();

        assertThat(error).doesNotContain(Calls.KEY.substring(0, 12));
    }

    @Property
    void urlsThatArrivedSurviveACutAnywhereLater(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 999) Integer> names,
            @ForAll @IntRange(min = 0, max = 400) int keep) {
        JsonArray data = new JsonArray();
        names.forEach(name -> data.add(new JsonObject().put("url", "https://cdn.example/" + name + ".png")));
        String whole = new JsonObject().put("data", data).put("id", "gen_1").encode();
        String arrived = whole.substring(0, Math.min(keep, whole.length()));
        int complete = arrived.split("\\.png\"", -1).length - 1;

        Reply reply = reply(200, Buffer.buffer(arrived), Optional.of(new Exchange.Cut("reset", false)));

        assertThat(reply instanceof Reply.Finished finished ? finished.images().size() : 0)
                .isEqualTo(complete);
    }
}
