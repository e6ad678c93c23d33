package io.darkroom.app.pictures;

import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.asset.download.Download;
import io.darkroom.app.asset.download.Downloader;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.contract.key.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of pictures. Fetches what a result names, several at a time, tries again by itself, and puts a picture in its
 * place only when it is whole. A picture that cannot be fetched never touches the row that it belongs to. Any thread.
 */
public final class PictureShelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PictureShelf.class);

    /** After this many failures in a row the host is taken to be away: one try each until something comes. */
    private static final int AWAY = 20;

    private final Path folder;
    private final PictureSettings settings;
    private final PictureIndex index;
    private final AssetStore assets;
    private final Downloader downloader;
    private final Semaphore places;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final ConcurrentMap<String, CompletableFuture<List<StoredPicture>>> fetching = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private PictureShelf(Path folder, PictureSettings settings, Downloader downloader, AssetStore assets)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.downloader = downloader;
        this.assets = assets;
        this.index = PictureIndex.open(folder);
        this.places = new Semaphore(settings.parallel());
    }

    /**
     * Opens the folder; makes it when it is not there. Takes over the downloader and the store.
     *
     * @param assets where pictures are that came inside an answer
     */
    public static PictureShelf open(Path folder, PictureSettings settings, Downloader downloader, AssetStore assets)
            throws IOException {
        return new PictureShelf(folder, settings, downloader, assets);
    }

    /** Announces a row's pictures, in input order: where two rows want one file name, the first one gets it. */
    public void announce(PictureName name) {
        index.announce(name);
    }

    /**
     * Fetches the pictures of one result.
     *
     * @return one entry per URL, in order; fails only when this machine cannot keep files
     */
    public CompletableFuture<List<StoredPicture>> keep(PictureName name, List<String> urls) {
        List<String> wanted = List.copyOf(urls);
        String once = name.identity() + wanted;
        CompletableFuture<List<StoredPicture>> mine = new CompletableFuture<>();
        CompletableFuture<List<StoredPicture>> running = fetching.putIfAbsent(once, mine);
        if (running != null) {
            return running;
        }
        mine.completeAsync(() -> keepAll(name, wanted), threads);
        return mine.whenComplete((pictures, failure) -> fetching.remove(once));
    }

    private List<StoredPicture> keepAll(PictureName name, List<String> urls) {
        String stem = index.stem(name);
        List<StoredPicture> kept = new ArrayList<>();
        try {
            for (int n = 1; n <= urls.size(); n++) {
                kept.add(keep(name, stem + "-" + n, urls.get(n - 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            urls.stream()
                    .skip(kept.size())
                    .forEach(url -> kept.add(new StoredPicture.Missing(url, "the run ended before")));
        }
        return kept;
    }

    private StoredPicture keep(PictureName name, String picture, String url) throws IOException, InterruptedException {
        Optional<StoredPicture> there = there(picture, name, url);
        if (there.isPresent()) {
            return there.get();
        }
        Optional<InputStream> own = own(url);
        if (own.isPresent()) {
            return take(name, picture, url, own.get());
        }
        Optional<URI> uri = StoredPicture.uri(url);
        return uri.isPresent()
                ? fetch(name, picture, uri.get())
                : new StoredPicture.Missing(
                        url, "neither an http or https address nor a file of assets.dir on this machine");
    }

    private Optional<InputStream> own(String url) {
        try {
            Optional<URI> address = StoredPicture.anyUri(url);
            return address.isPresent() ? assets.open(address.get()) : Optional.empty();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("reason", e.toString()).log("an asset cannot be read");
            return Optional.empty();
        }
    }

    private StoredPicture take(PictureName name, String picture, String url, InputStream own) throws IOException {
        Path temporary = temporary(picture);
        try {
            return switch (downloader.copy(own, temporary)) {
                case Download.Fetched fetched -> place(name, picture, url, fetched);
                case Download.Failed failed -> new StoredPicture.Missing(url, failed.problem());
                case Download.Unwritable unwritable -> throw unwritable.cause();
            };
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path temporary(String picture) throws IOException {
        Path temporary = folder.resolve(picture + ".download");
        Files.createDirectories(temporary.getParent());
        return temporary;
    }

    private Optional<StoredPicture> there(String picture, PictureName name, String url) throws IOException {
        Optional<PictureIndex.Entry> entry = index.entry(picture)
                .filter(e -> e.url().equals(url) && e.owner().equals(name.identity()));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve(entry.get().file());
        boolean right = Files.isRegularFile(file)
                && Files.size(file) == entry.get().bytes()
                && sha256(file).equals(entry.get().sha256());
        return right
                ? Optional.of(new StoredPicture.Kept(
                        url, file, entry.get().bytes(), entry.get().sha256()))
                : Optional.empty();
    }

    private StoredPicture fetch(PictureName name, String picture, URI url) throws IOException, InterruptedException {
        Path temporary = temporary(picture);
        String problem = "";
        try {
            for (int attempt = 1; attempt <= attempts(); attempt++) {
                switch (tryOnce(url, temporary)) {
                    case Download.Fetched fetched -> {
                        failuresInARow.set(0);
                        return place(name, picture, url.toString(), fetched);
                    }
                    case Download.Unwritable unwritable -> throw unwritable.cause();
                    case Download.Failed failed -> {
                        if (!failed.again()) {
                            return new StoredPicture.Missing(url.toString(), failed.problem());
                        }
                        problem = failed.problem();
                        failuresInARow.incrementAndGet();
                        if (attempt < attempts()) {
                            Thread.sleep(failed.pause(pause(attempt)));
                        }
                    }
                }
            }
            return new StoredPicture.Missing(url.toString(), problem);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Holds a place for the try alone, not for the pause after it. */
    private Download tryOnce(URI url, Path temporary) throws InterruptedException {
        places.acquire();
        try {
            return downloader.fetch(url, temporary);
        } finally {
            places.release();
        }
    }

    private int attempts() {
        return failuresInARow.get() > AWAY ? 1 : settings.attempts();
    }

    private Duration pause(int attempt) {
        double spread = ThreadLocalRandom.current().nextDouble(1.0, 1.25);
        return Duration.ofMillis((long) (settings.pause().toMillis() * spread * (1L << Math.min(attempt - 1, 5))));
    }

    private StoredPicture place(PictureName name, String picture, String url, Download.Fetched fetched)
            throws IOException {
        String file = picture + "." + fetched.type().extension();
        Path path = folder.resolve(file);
        Files.move(fetched.file(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        index.add(picture, new PictureIndex.Entry(name.identity(), file, url, fetched.bytes(), fetched.sha256()));
        return new StoredPicture.Kept(url, path, fetched.bytes(), fetched.sha256());
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Gives up what is still being fetched. */
    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        downloader.close();
        assets.close();
        index.close();
    }
}
