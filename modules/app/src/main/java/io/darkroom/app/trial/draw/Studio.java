package io.darkroom.app.trial.draw;

import io.darkroom.app.asset.download.Downloader;
import io.darkroom.app.asset.download.Fetching;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.app.local.ClosingStack;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.TimerThread;
import io.darkroom.provider.ImageProvider;
import io.darkroom.providers.HttpProvider;
import io.darkroom.providers.network.EventLoops;
import io.darkroom.sandbox.api.ImageApi;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Where a trial is drawn: the image APIs that it needs, the sandbox's among them, and nothing else of the pipeline. Any
 * thread.
 */
public final class Studio implements AutoCloseable {
    private final ClosingStack open = ClosingStack.ofCommand();
    private final DarkroomConfig config;
    private final Vertx vertx;
    private final TimerThread timer;
    private final ExecutorService threads;
    private final InsidePictures inside;
    private final PictureDesk desk;
    private final List<Artist> artists = new ArrayList<>();
    private Optional<URI> sandbox = Optional.empty();

    private Studio(DarkroomConfig config, Path folder) {
        this.config = config;
        try {
            PictureSettings pictures = config.settings().checked("", () -> PictureSettings.read(config.settings()));
            inside = new InsidePictures(folder);
            vertx = EventLoops.start(1);
            open.add("http", () -> vertx.close().await());
            Downloader downloader = open.add("downloads", Fetching.downloader(config, pictures));
            desk = new PictureDesk(folder, downloader, pictures, inside);
            threads = Executors.newVirtualThreadPerTaskExecutor();
            open.add("pictures", threads::shutdownNow);
            timer = open.add("timer", new TimerThread("trial"));
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Opens it; nothing is sent yet.
     *
     * @param folder of the trial, where pictures come to be
     */
    public static Studio open(DarkroomConfig config, Path folder) {
        return new Studio(config, folder);
    }

    /**
     * Has candidates drawn and returns at once.
     *
     * @param told told once of each, on any thread
     */
    public void draw(List<Candidate> candidates, Consumer<Trial> told) {
        Map<String, List<Candidate>> each = candidates.stream()
                .collect(Collectors.groupingBy(
                        candidate -> candidate.column().provider(), TreeMap::new, Collectors.toList()));
        each.keySet().forEach(name -> artists.add(artist(config.providers().of(name), told)));
        List<List<Candidate>> shares = List.copyOf(each.values());
        for (int i = 0; i < shares.size(); i++) {
            artists.get(i).draw(shares.get(i));
        }
    }

    private Artist artist(ProviderConfig provider, Consumer<Trial> told) {
        URI api = provider.api().base().orElseGet(this::sandbox);
        ImageProvider port = open.add(
                provider.name(),
                new HttpProvider(vertx, provider.http(api), provider.requiredKey(), provider.speech(), inside));
        return new Artist(
                config.stages().generate(provider.name()),
                port,
                timer,
                Clocks.of(Clock.systemUTC()),
                answer -> threads.execute(() -> tell(answer, told)));
    }

    private URI sandbox() {
        sandbox = sandbox.or(() -> Optional.of(
                open.add("image API", ImageApi.start(vertx, config.sandbox().unrecorded()))
                        .base()));
        return sandbox.get();
    }

    private void tell(Answer answer, Consumer<Trial> told) {
        try {
            told.accept(desk.trial(answer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing more is sent; what is under way goes on and is told. */
    public void stop() {
        artists.forEach(Artist::stop);
    }

    @Override
    public void close() {
        open.close();
    }
}
