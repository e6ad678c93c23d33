package io.darkroom.app.doctor.clock;

import io.darkroom.providers.key.HttpDate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the schema registry tells in its header {@code Date}: without credentials, since a refusal has one too. Nothing when it
 * has none, or its certificate is not known to the JDK. One thread.
 */
public record RegistryTime(URI registry) implements Supplier<List<Reading>> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public List<Reading> get() {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpRequest question = HttpRequest.newBuilder(registry)
                    .timeout(PATIENCE)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            Instant before = Instant.now();
            HttpResponse<Void> answer = http.send(question, HttpResponse.BodyHandlers.discarding());
            Instant after = Instant.now();
            return answer.headers().firstValue("Date").stream()
                    .flatMap(text -> HttpDate.read(text).stream())
                    .map(told -> Reading.ofDate("the schema registry", told, before, after))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
