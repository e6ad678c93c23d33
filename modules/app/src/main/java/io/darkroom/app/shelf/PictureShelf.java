package io.darkroom.app.shelf;

import io.darkroom.app.asset.download.Fetching;
import io.darkroom.app.asset.stage.StoreLimits;
import io.darkroom.app.asset.store.AssetStores;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.app.pictures.PictureFolder;
import io.darkroom.app.pictures.PictureName;
import io.darkroom.app.pictures.StoredPicture;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.Asset;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Brings the pictures of a run from the asset store into the user's folder. A picture that cannot be had never touches the row
 * that it belongs to. Any thread.
 */
public final class PictureShelf implements AutoCloseable {
    private final PictureFolder folder;
    private final StoredResults results;
    private final boolean mayAskAgain;
    private final Semaphore places;
    private final ConcurrentMap<String, CompletableFuture<List<StoredPicture>>> bringing = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    PictureShelf(PictureFolder folder, StoredResults results, boolean mayAskAgain, int parallel) {
        this.folder = folder;
        this.results = results;
        this.mayAskAgain = mayAskAgain;
        this.places = new Semaphore(parallel);
    }

    /**
     * Looks at the settings that are needed when the first picture comes.
     *
     * @throws UserError when one is wrong
     */
    public static void check(DarkroomConfig config) {
        config.settings().checked("", () -> StoreLimits.read(config.settings()));
        Fetching.settings(config);
    }

    /** Topics of the asset stage that a shelf reads or writes. */
    public static List<String> topics(Topics topics) {
        return List.of(
                topics.assets().name(),
                topics.requests(Topics.ASSET_STAGE).name(),
                topics.retries(Topics.ASSET_STAGE).name());
    }

    /**
     * Opens the folder.
     *
     * @param wake starts the asset stage where it does not run yet; called when it is needed and before, returns at once
     * @throws UserError when folder or store cannot be used
     */
    public static PictureShelf open(Path folder, DarkroomConfig config, Installation installation, Runnable wake) {
        PictureSettings settings = config.settings().checked("", () -> PictureSettings.read(config.settings()));
        Topics topics = installation.topics();
        boolean onRequest = !config.cluster().remote();
        try {
            return new PictureShelf(
                    PictureFolder.open(folder, AssetStores.open(config.assets())),
                    new StoredResults(
                            new AssetHistory(topics.assets(), installation::reader),
                            new StoreOrders(topics.requests(Topics.ASSET_STAGE), installation::producer, wake),
                            onRequest),
                    onRequest,
                    settings.parallel());
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "The folder for pictures " + folder + " cannot be used: " + FileTrouble.of(e) + ".", e);
        }
    }

    /** Announces a row's pictures, in input order: where two rows want one file name, the first one gets it. */
    public void announce(PictureName name) {
        folder.announce(name);
    }

    /** A result is on its way: whoever stores its pictures may start meanwhile. */
    public void expect() {
        results.expect();
    }

    /** A record of {@code image.completed} was read. */
    public void drawn(ImageCompleted result, Origin at) {
        results.drawn(result, at);
    }

    /** A record of {@code image.assets} was read. */
    public void stored(ImageAssets assets) {
        results.stored(assets);
    }

    /** Nothing but pictures is waited for; gives up those that are not worth it, while none is being looked for. */
    public void waitsOnly(Patience.Moment at) {
        if (!at.stopping() && results.looks(Patience.LOST)) {
            return;
        }
        Patience.over(at, results.quiet()).ifPresent(results::giveUp);
    }

    /**
     * Brings the pictures of one result.
     *
     * @param lookedUp where the result stands when it was looked up; empty when this run saw it ending
     * @return one entry per picture, in order; fails only when this machine cannot keep files
     */
    public CompletableFuture<List<StoredPicture>> keep(
            PictureName name, ImageCompleted result, Optional<Origin> lookedUp) {
        String once = name + " " + ResultKey.of(result);
        CompletableFuture<List<StoredPicture>> mine = new CompletableFuture<>();
        CompletableFuture<List<StoredPicture>> running = bringing.putIfAbsent(once, mine);
        if (running != null) {
            return running;
        }
        var unused = CompletableFuture.supplyAsync(() -> there(name, result), threads)
                .thenCompose(there -> there.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> results.of(result, lookedUp)
                                .thenCompose(answer -> placed(name, result, answer, mayAskAgain))))
                .whenComplete((pictures, why) -> {
                    bringing.remove(once);
                    if (why == null) {
                        mine.complete(pictures);
                    } else {
                        mine.completeExceptionally(why);
                    }
                });
        return mine;
    }

    private Optional<List<StoredPicture>> there(PictureName name, ImageCompleted result) {
        try {
            return folder.there(
                    name, result.getImages().stream().map(Image::getUrl).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompletableFuture<List<StoredPicture>> placed(
            PictureName name, ImageCompleted result, Answer answer, boolean again) {
        return switch (answer) {
            case Answer.Silent(String why) -> CompletableFuture.completedFuture(missing(result, why));
            case Answer.Told(ImageAssets assets) ->
                CompletableFuture.supplyAsync(() -> place(name, assets), threads)
                        .thenCompose(placed -> {
                            if (again && placed.contains(Optional.<StoredPicture>empty())) {
                                return results.again(result, assets.getResult())
                                        .thenCompose(second -> placed(name, result, second, false));
                            }
                            return CompletableFuture.completedFuture(withLost(placed, assets));
                        });
        };
    }

    private List<Optional<StoredPicture>> place(PictureName name, ImageAssets assets) {
        List<Optional<StoredPicture>> placed = new ArrayList<>();
        places.acquireUninterruptibly();
        try {
            for (Asset asset : assets.getAssets()) {
                placed.add(folder.place(name, placed.size() + 1, asset));
            }
            return placed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    private static List<StoredPicture> missing(ImageCompleted result, String why) {
        return result.getImages().stream()
                .<StoredPicture>map(image -> new StoredPicture.Missing(image.getUrl(), why))
                .toList();
    }

    private static List<StoredPicture> withLost(List<Optional<StoredPicture>> placed, ImageAssets assets) {
        List<StoredPicture> all = new ArrayList<>();
        for (Asset asset : assets.getAssets()) {
            all.add(placed.get(all.size()).orElseGet(() -> lost(asset)));
        }
        return all;
    }

    private static StoredPicture lost(Asset asset) {
        return new StoredPicture.Missing(
                asset.getSourceUrl(),
                "%s is not in the store that assets.store, assets.dir and assets.url name here"
                        .formatted(asset.getUrl().orElse("")));
    }

    /** Gives up what is still on its way. */
    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        results.close();
        folder.close();
    }
}
