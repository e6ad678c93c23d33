package io.darkroom.providers.key;

import io.darkroom.providers.answer.AnswerTable;
import io.darkroom.providers.answer.SafeText;
import io.darkroom.providers.dialect.DialectSettings;
import io.darkroom.providers.http.ApiKey;
import io.darkroom.providers.http.Exchange;
import io.darkroom.providers.http.HttpCalls;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.http.Outgoing;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks a vendor, with the key, for something that costs nothing: the state of the account where the API tells it, else the path
 * of the calls by a GET, which orders no picture. Any thread.
 */
public final class KeyTrial {
    private KeyTrial() {}

    /** What became of it. */
    public enum End {
        /** The vendor told of the account. */
        TAKEN,
        /** The vendor refuses the key, or is somebody else. */
        REFUSED,
        /** The vendor answers; what it does with the key is not known. */
        UNTRIED,
        /** The vendor refuses the question, perhaps not the key: a path that takes orders only may answer so to a look. */
        UNCLEAR,
        /** Nobody answers. */
        AWAY
    }

    /**
     * The end of a trial.
     *
     * @param said half a sentence, never a credential
     * @param date the vendor's time, to the second
     */
    public record Trial(End end, String said, Optional<Instant> date) {}

    /**
     * Asks once, for as long as the call timeout of the settings. The stage never completes exceptionally.
     *
     * @param vertx stays open
     * @throws IllegalArgumentException when key or CA file cannot be used; names the property
     */
    public static CompletionStage<Trial> ask(Vertx vertx, HttpSettings http, String key, DialectSettings speech) {
        ApiKey credential = ApiKey.of(http.prefix(), key);
        SafeText safe = new SafeText(credential);
        Optional<String> account = speech.accountPath();
        CompletableFuture<Trial> trial = new CompletableFuture<>();
        HttpCalls calls = new HttpCalls(vertx, http, Optional.of(credential));
        calls.send(
                Outgoing.get(account.orElse(speech.path())),
                exchange -> trial.complete(read(exchange, safe, account.isPresent())));
        return trial.whenComplete((answer, never) -> calls.close());
    }

    private static Trial read(Exchange exchange, SafeText safe, boolean account) {
        return switch (exchange) {
            case Exchange.NotSent end -> new Trial(End.AWAY, safe.sentence(end.why()), Optional.empty());
            case Exchange.NoAnswer end -> new Trial(End.AWAY, safe.sentence(end.why()), Optional.empty());
            case Exchange.Answer answer ->
                new Trial(
                        end(answer, account),
                        safe.error(answer.status(), answer.body()),
                        answer.header("Date").flatMap(HttpDate::read));
        };
    }

    /** A redirect is somebody else: it would take the key elsewhere. */
    private static End end(Exchange.Answer answer, boolean account) {
        int status = answer.status();
        if (status / 100 == 3) {
            return End.REFUSED;
        }
        if (status == 401 || status == 403 || status == 407) {
            return account ? End.REFUSED : End.UNCLEAR;
        }
        if (status / 100 == 5) {
            return End.AWAY;
        }
        return account && AnswerTable.success(status) ? End.TAKEN : End.UNTRIED;
    }
}
