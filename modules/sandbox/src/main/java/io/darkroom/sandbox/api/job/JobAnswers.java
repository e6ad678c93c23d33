package io.darkroom.sandbox.api.job;

import io.darkroom.sandbox.api.call.Pictures;
import io.darkroom.sandbox.picture.PictureSpec;
import io.darkroom.sandbox.pixelmuse.Dialect;
import io.darkroom.sandbox.pixelmuse.Job;
import io.darkroom.sandbox.pixelmuse.Texts;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is told of a job. Event loop only.
 *
 * @param base scheme, host and port of the pictures' addresses
 */
record JobAnswers(Pictures pictures, Supplier<URI> base) {

    /** 202 while it is under way. */
    static int status(Job job) {
        return job.end().isPresent() ? 200 : 202;
    }

    /** The answer to its order. */
    Future<String> receipt(Job job) {
        return job.order().dialect() == Dialect.GENERATE
                ? Future.succeededFuture(Texts.receipt(job, Instant.now()))
                : whole(job);
    }

    /** All of it. */
    Future<String> whole(Job job) {
        List<PictureSpec> drawn = job.end()
                .filter(Job.End.Drawn.class::isInstance)
                .map(end -> ((Job.End.Drawn) end).pictures())
                .orElse(List.of());
        return Future.all(drawn.stream().map(picture -> shown(job, picture)).toList())
                .map(all -> Texts.job(job, all.<String>list(), Instant.now()));
    }

    private Future<String> shown(Job job, PictureSpec picture) {
        return job.order().inline()
                ? pictures.png(picture).map(JobAnswers::inline)
                : Future.succeededFuture(base.get() + picture.path());
    }

    private static String inline(Buffer png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.getBytes());
    }
}
