package io.darkroom.app.asset.stage;

import io.darkroom.app.asset.AssetName;
import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.asset.StoreRefusedException;
import io.darkroom.app.asset.UnreadableAssetException;
import io.darkroom.app.asset.download.Download;
import io.darkroom.app.asset.download.Downloader;
import io.darkroom.app.asset.download.Fetching;
import io.darkroom.app.asset.shape.Shapes;
import io.darkroom.app.asset.store.AssetStores;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.pipeline.stream.state.DiskGauges;
import io.darkroom.pipeline.stream.state.Gauges;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.Kept;
import io.darkroom.provider.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the picture of a call and stores it, in a thread of its own; the permits of the stage bound how many there are.
 * What is wrong with a picture is a failure of its record alone, what is wrong with the store is a failure of the provider, so
 * that everything waits. Any thread.
 */
public final class StoringProvider implements ImageProvider {
    private static final Logger LOG = LoggerFactory.getLogger(StoringProvider.class);

    private final Downloader downloader;
    private final AssetStore store;
    private final StoreLimits limits;
    private final Gauges gauges;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Takes over downloader, store and gauges. */
    public StoringProvider(Downloader downloader, AssetStore store, StoreLimits limits, Gauges gauges) {
        this.downloader = downloader;
        this.store = store;
        this.limits = limits;
        this.gauges = gauges;
    }

    /**
     * As the configuration says.
     *
     * @param application id of the stage's application
     * @throws IllegalArgumentException when a setting is wrong; names it
     */
    public static StoringProvider open(DarkroomConfig config, String application, MeterRegistry meters) {
        StoreLimits limits = StoreLimits.read(config.settings());
        AssetStore store = AssetStores.open(config.assets());
        Gauges gauges = new Gauges(meters);
        if (config.assets().bucket().isEmpty()) {
            DiskGauges.add(gauges, application, "assets", config.assets().dir());
        }
        return new StoringProvider(
                Fetching.downloader(config, PictureSettings.read(config.settings())), store, limits, gauges);
    }

    @Override
    public CompletionStage<Reply> generate(ImageCall call) {
        try {
            return CompletableFuture.supplyAsync(() -> store(call), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedStage(failed(FailureClass.PROVIDER_UNAVAILABLE, "the process stops"));
        }
    }

    private Reply store(ImageCall call) {
        if (call.sourceImage().isEmpty()) {
            return failed(FailureClass.INVALID_REQUEST, "the result names the picture by a text that is no address");
        }
        try {
            return store(call.sourceImage().get());
        } catch (StoreRefusedException e) {
            return failed(FailureClass.AUTH_CONFIG, FileTrouble.of(e));
        } catch (UnreadableAssetException e) {
            return failed(FailureClass.PROVIDER_ERROR, "the asset cannot be read: " + FileTrouble.of(e));
        } catch (IOException e) {
            return failed(FailureClass.PROVIDER_UNAVAILABLE, "the picture cannot be stored: " + FileTrouble.of(e));
        } catch (InterruptedException e) {
            return failed(FailureClass.PROVIDER_UNAVAILABLE, "the process stops");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a picture cannot be stored");
            return failed(FailureClass.PROVIDER_ERROR, "the picture cannot be stored: " + e);
        }
    }

    private Reply store(URI source) throws IOException, InterruptedException {
        Path part = store.part();
        try {
            return switch (download(source, part)) {
                case Download.Fetched fetched -> keep(source, fetched);
                case Download.Failed no ->
                    new Reply.Failed(no.why(), no.problem(), no.status(), Optional.empty(), no.after());
                case Download.Unwritable disk -> throw disk.cause();
            };
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** One of our own, such as a picture that came inside an answer, is read where it lies. */
    private Download download(URI source, Path part) throws IOException, InterruptedException {
        Optional<InputStream> own = store.open(source);
        if (own.isPresent()) {
            return downloader.copy(own.get(), part);
        }
        return downloader.fetch(source, part);
    }

    private Reply keep(URI source, Download.Fetched fetched) throws IOException {
        Optional<Kept.Shape> shape;
        try {
            shape = Shapes.of(fetched.file(), fetched.type());
        } catch (IOException e) {
            return failed(FailureClass.PROTOCOL_ERROR, "the answer is no whole picture: " + e.getMessage());
        }
        Optional<String> refused = limits.refuse(fetched, shape);
        if (refused.isPresent()) {
            return failed(FailureClass.INVALID_REQUEST, refused.get());
        }
        URI url = store.keep(fetched.file(), new AssetName(fetched.sha256(), fetched.type()));
        return new Reply.Finished(
                List.of(source),
                Optional.empty(),
                Optional.empty(),
                List.of(new Kept(
                        source,
                        url,
                        fetched.sha256(),
                        fetched.bytes(),
                        fetched.type().extension(),
                        shape)));
    }

    private static Reply failed(FailureClass why, String sentence) {
        return new Reply.Failed(why, sentence, OptionalInt.empty(), Optional.empty(), Optional.<Duration>empty());
    }

    /** A picture at a time: each has tries of its own. */
    @Override
    public int picturesPerCall(String model) {
        return 1;
    }

    /** Storing a picture again changes nothing. */
    @Override
    public boolean idempotent() {
        return true;
    }

    /** Ends what is being fetched. */
    @Override
    public void close() {
        threads.shutdownNow();
        downloader.close();
        store.close();
        gauges.close();
    }
}
