package io.darkroom.providers.price;

import io.darkroom.providers.answer.AnswerTable;
import io.darkroom.providers.answer.SafeText;
import io.darkroom.providers.dialect.DialectSettings;
import io.darkroom.providers.http.ApiKey;
import io.darkroom.providers.http.Exchange;
import io.darkroom.providers.http.HttpCalls;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.http.Outgoing;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks a vendor what its models cost. Any thread. */
public final class ModelCredits {
    private ModelCredits() {}

    /** What the vendor told. */
    public sealed interface Told {
        /**
         * Credits of one picture.
         *
         * @param byModel by the vendor's name of the model
         */
        record Credits(Map<String, BigDecimal> byModel) implements Told {
            public Credits {
                byModel = Map.copyOf(byModel);
            }
        }

        /**
         * Nothing that can be used.
         *
         * @param why half a sentence, never a credential
         */
        record Nothing(String why) implements Told {}
    }

    /**
     * Asks once, for as long as the call timeout of the settings. The stage never completes exceptionally.
     *
     * @param vertx stays open
     * @param key sent when there is one
     * @throws IllegalArgumentException when key or CA file cannot be used; names the property
     */
    public static CompletionStage<Told> ask(
            Vertx vertx, HttpSettings http, Optional<String> key, DialectSettings speech) {
        Optional<ApiKey> credential = key.map(text -> ApiKey.of(http.prefix(), text));
        SafeText safe = credential.map(SafeText::new).orElseGet(SafeText::withoutKey);
        CompletableFuture<Told> told = new CompletableFuture<>();
        HttpCalls calls = new HttpCalls(vertx, http, credential);
        calls.send(Outgoing.get(speech.modelsPath()), exchange -> told.complete(read(exchange, safe)));
        return told.whenComplete((answer, never) -> calls.close());
    }

    private static Told read(Exchange exchange, SafeText safe) {
        return switch (exchange) {
            case Exchange.NotSent end -> new Told.Nothing(safe.sentence(end.why()));
            case Exchange.NoAnswer end -> new Told.Nothing(safe.sentence(end.why()));
            case Exchange.Answer answer -> read(answer, safe);
        };
    }

    private static Told read(Exchange.Answer answer, SafeText safe) {
        if (!AnswerTable.success(answer.status())) {
            return new Told.Nothing(safe.error(answer.status(), answer.body()));
        }
        return CreditsReader.read(answer.body().getBytes())
                .filter(credits -> !credits.isEmpty())
                .<Told>map(Told.Credits::new)
                .orElseGet(() -> new Told.Nothing("the answer is no list of models with credit_cost"));
    }
}
