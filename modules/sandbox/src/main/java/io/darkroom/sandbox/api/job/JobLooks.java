package io.darkroom.sandbox.api.job;

import io.darkroom.sandbox.api.call.AnswerForms;
import io.darkroom.sandbox.api.call.Entrance;
import io.darkroom.sandbox.api.call.Workshop;
import io.darkroom.sandbox.fault.FaultAction;
import io.darkroom.sandbox.fault.FaultPlace;
import io.darkroom.sandbox.pixelmuse.Job;
import io.darkroom.sandbox.pixelmuse.Texts;
import io.darkroom.sandbox.request.ImageRequest;
import io.darkroom.sandbox.request.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** {@code GET} of one job: costs nothing, and fails as the script says. Event loop only. */
final class JobLooks {

    private final Workshop shop;
    private final AnswerForms forms;
    private final Entrance entrance;
    private final JobBook book;
    private final JobAnswers answers;

    JobLooks(Workshop shop, JobBook book, JobAnswers answers) {
        this.shop = shop;
        this.forms = new AnswerForms(shop.vertx());
        this.entrance = new Entrance(shop.settings().keys());
        this.book = book;
        this.answers = answers;
    }

    void handle(HttpServerRequest http, String id) {
        shop.traffic().looked();
        Optional<Refusal> refusal = entrance.refusal(http);
        Optional<Job> job = book.find(id);
        if (refusal.isPresent()) {
            refuse(http, refusal.get());
        } else if (job.isEmpty()) {
            refuse(http, new Refusal(404, "not_found", "There is no job " + id + ".", ""));
        } else {
            look(http, job.get());
        }
    }

    private void look(HttpServerRequest http, Job job) {
        ImageRequest request = job.order().request();
        shop.faults()
                .decide(
                        FaultPlace.POLL,
                        job.token(),
                        request.prompt(),
                        request.model(),
                        request.imageUrl(),
                        job.looked())
                .ifPresentOrElse(fault -> spoil(http, job, fault), () -> answer(http, job));
    }

    private void answer(HttpServerRequest http, Job job) {
        answers.whole(job).onSuccess(text -> {
            if (!AnswerForms.gone(http)) {
                forms.json(http, JobAnswers.status(job), text);
            }
        });
    }

    private void spoil(HttpServerRequest http, Job job, FaultAction fault) {
        boolean dropping = fault.kind() == FaultAction.Kind.SLOW_BODY;
        shop.after(
                dropping ? 0 : fault.delay().toMillis(),
                () -> answers.whole(job).onSuccess(text -> {
                    if (!AnswerForms.gone(http)) {
                        forms.spoilt(http, fault, JobAnswers.status(job), text, Texts::error);
                    }
                }));
    }

    private void refuse(HttpServerRequest http, Refusal error) {
        forms.json(http, error.status(), Texts.error(error));
    }
}
