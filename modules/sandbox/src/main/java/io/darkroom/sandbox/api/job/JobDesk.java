package io.darkroom.sandbox.api.job;

import io.darkroom.sandbox.api.call.AnswerForms;
import io.darkroom.sandbox.api.call.Entrance;
import io.darkroom.sandbox.api.call.Idempotency;
import io.darkroom.sandbox.api.call.Pictures;
import io.darkroom.sandbox.api.call.Workshop;
import io.darkroom.sandbox.pixelmuse.Dialect;
import io.darkroom.sandbox.pixelmuse.Job;
import io.darkroom.sandbox.pixelmuse.Texts;
import io.darkroom.sandbox.request.Refusal;
import io.darkroom.sandbox.webhook.Courier;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/v1/…}: an API in both of Pixelmuse's dialects that draws in jobs. Event loop only. */
public final class JobDesk implements AutoCloseable {

    private final AnswerForms forms;
    private final Entrance entrance;
    private final Courier courier;
    private final Optional<JobFile> file;
    private final Idempotency<Job> idempotency;
    private final JobStudio studio;
    private final JobOrders orders;
    private final JobLooks looks;

    /** @param base scheme, host and port of the pictures' addresses */
    public JobDesk(Workshop shop, Pictures pictures, Supplier<URI> base) {
        this.file = shop.settings()
                .bills()
                .map(bills -> new JobFile(bills.resolveSibling("sandbox-jobs.jsonl"), Instant.now()));
        this.idempotency = new Idempotency<>();
        JobBook book = new JobBook(job -> idempotency.forget(job.token()));
        JobAnswers answers = new JobAnswers(pictures, base);
        this.forms = new AnswerForms(shop.vertx());
        this.entrance = new Entrance(shop.settings().keys());
        this.courier = new Courier(shop.vertx(), shop.settings().signing(), shop.traffic()::webhookSent);
        this.studio = new JobStudio(shop, book, answers, courier, file);
        this.orders = new JobOrders(shop, studio, answers, idempotency);
        this.looks = new JobLooks(shop, book, answers);
    }

    /** Goes on with the jobs of an earlier process. */
    public void resume() {
        file.stream().flatMap(open -> open.earlier().stream()).forEach(known -> {
            Job job = known.line().job();
            if (orders.honoured(job.order().dialect(), job.token())) {
                idempotency.done(job.token(), job.key(), job);
            }
            studio.resume(known);
        });
    }

    /** Whether a path is one of these. */
    public static boolean knows(String path) {
        return path.startsWith("/api/v1/");
    }

    public void handle(HttpServerRequest http) {
        Optional<Dialect> dialect = Dialect.of(http.path());
        if (dialect.isPresent()) {
            job(http, dialect.get());
            return;
        }
        switch (http.method().name() + " " + http.path()) {
            case "GET /api/v1/models" -> forms.json(http, 200, Texts.models());
            case "GET /api/v1/account" ->
                entrance.refusal(http)
                        .ifPresentOrElse(
                                refusal -> refuse(http, refusal),
                                () -> forms.json(http, 200, Texts.account(studio.creditsSpent())));
            default -> refuse(http, new Refusal(404, "not_found", "There is no " + http.path() + ".", ""));
        }
    }

    private void job(HttpServerRequest http, Dialect dialect) {
        String id = dialect.jobIn(http.path());
        String method = http.method().name();
        if (method.equals("POST") && id.isEmpty()) {
            orders.handle(http, dialect);
        } else if (method.equals("GET") && !id.isEmpty()) {
            looks.handle(http, id);
        } else {
            refuse(http, new Refusal(405, "method_not_allowed", "POST an order, or GET one job by its id.", ""));
        }
    }

    private void refuse(HttpServerRequest http, Refusal error) {
        forms.json(http, error.status(), Texts.error(error));
    }

    /** Nothing is billed any more, nobody is told. */
    @Override
    public void close() {
        studio.close();
        courier.close();
        file.ifPresent(JobFile::close);
    }
}
