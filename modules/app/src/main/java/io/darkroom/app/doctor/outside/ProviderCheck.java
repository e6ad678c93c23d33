package io.darkroom.app.doctor.outside;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.doctor.clock.Reading;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.text.Texts;
import io.darkroom.providers.key.KeyTrial;
import io.darkroom.providers.key.KeyTrial.Trial;
import io.darkroom.providers.network.EventLoops;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Whether image APIs answer and take their keys. Asks for nothing that costs. One thread. */
public final class ProviderCheck implements Check {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LONGEST = 300;

    private final List<ProviderConfig> providers;
    private final Consumer<Reading> clock;

    /** @param clock gets what vendors tell of the time */
    public ProviderCheck(List<ProviderConfig> providers, Consumer<Reading> clock) {
        this.providers = List.copyOf(providers);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "provider";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        for (ProviderConfig provider : providers) {
            findings.add(look(provider));
        }
        return findings.isEmpty() ? List.of(Finding.ok("Generation of this process works for none.")) : findings;
    }

    /** What is wrong with the settings of one keeps no other from being looked at. */
    private Finding look(ProviderConfig provider) {
        try {
            return provider.api()
                    .base()
                    .map(address -> tried(provider, address, provider.requiredKey()))
                    .orElseGet(
                            () -> Finding.ok(
                                    provider.name()
                                            + " has no address here: it draws inside a run and costs nothing. The one of a serve elsewhere is not looked at."));
        } catch (UserError e) {
            if (e.code() == ExitCode.INTERRUPTED) {
                throw e;
            }
            return Finding.fault(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Finding.fault("%s cannot be called: %s.".formatted(provider.name(), e.getMessage()));
        }
    }

    private Finding tried(ProviderConfig provider, URI address, String key) {
        Instant before = Instant.now();
        Trial trial = ask(provider, address, key);
        Instant after = Instant.now();
        trial.date()
                .map(told -> Reading.ofDate(provider.name(), told, before, after))
                .ifPresent(clock);
        return finding(provider, address, trial);
    }

    private static Trial ask(ProviderConfig provider, URI address, String key) {
        Vertx vertx = EventLoops.start(1);
        try {
            return KeyTrial.ask(vertx, provider.http(address).within(LIMIT), key, provider.speech())
                    .toCompletableFuture()
                    .get(LIMIT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        } catch (ExecutionException | TimeoutException e) {
            return new Trial(KeyTrial.End.AWAY, "nobody answered", Optional.empty());
        } finally {
            vertx.close();
        }
    }

    private static Finding finding(ProviderConfig provider, URI address, Trial trial) {
        String said = Texts.cut(trial.said(), LONGEST);
        return switch (trial.end()) {
            case TAKEN -> Finding.ok("%s at %s takes the key.".formatted(provider.name(), address));
            case REFUSED ->
                Finding.fault("%s at %s refuses the key%s: %s; check it, and providers.%s.base-url."
                        .formatted(provider.name(), address, variable(provider), said, provider.name()));
            case AWAY ->
                Finding.fault("%s at %s cannot be called: %s; check providers.%s.base-url and the network."
                        .formatted(provider.name(), address, said, provider.name()));
            case UNCLEAR ->
                Finding.warning("%s at %s refuses a look: %s; whether it takes the key%s cannot be told from that."
                        .formatted(provider.name(), address, said, variable(provider)));
            case UNTRIED ->
                Finding.ok("%s at %s answers%s; nothing there tries a key without paying."
                        .formatted(
                                provider.name(),
                                address,
                                provider.billing()
                                        .keyVariable()
                                        .map(name -> ", and " + name + " is set")
                                        .orElse("")));
        };
    }

    private static String variable(ProviderConfig provider) {
        return provider.billing().keyVariable().map(name -> " in " + name).orElse("");
    }
}
