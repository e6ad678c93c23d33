package io.darkroom.app.webhook;

import io.darkroom.pipeline.generate.GenerateStage;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobNews;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The inbox of a stage that runs in this process. Any thread. */
public record StageInbox(ImageProvider provider, GenerateStage stage) implements Inbox {

    @Override
    public CompletionStage<Optional<JobNews>> read(Map<String, String> headers, byte[] body) {
        return provider.news(headers, body);
    }

    @Override
    public CompletionStage<Void> keep(CallAddress call, JobNews news) {
        return stage.told(call, news);
    }
}
