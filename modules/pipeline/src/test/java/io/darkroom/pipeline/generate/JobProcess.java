package io.darkroom.pipeline.generate;

import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.outcome.RetrySchedule;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Pace;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.generate.purpose.Drawing;
import io.darkroom.pipeline.generate.setting.CallSettings;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One process of a {@link JobWorld}: what outlives its task. */
final class JobProcess {
    private final JobWorld world;
    private final Owner owner;
    private final Calls calls;
    private final Parts parts;
    private final Deque<Letter> mail = new ArrayDeque<>();
    private boolean dead;

    private record Letter(ProviderReply reply, Runnable safe) {}

    JobProcess(JobWorld world, Owner owner, int cap, Campaigns campaigns) {
        this.world = world;
        this.owner = owner;
        GenerateSettings settings = new GenerateSettings(
                JobWorld.PROVIDER,
                new CallSettings(
                        cap, Optional.empty(), CallSettings.BACKFILL_SHARE, Duration.ofSeconds(300), PriceList.NONE),
                Duration.ofSeconds(310),
                Duration.ofDays(7),
                RetrySettings.defaults(),
                HoldSettings.defaults(),
                campaigns);
        Pace pace = new Pace(OptionalDouble.empty(), 1, world.time, this::after);
        Gate gate = new Gate(JobWorld.PROVIDER, settings.hold(), Clocks.same(world.time), pace, new Gate.Listener() {
            @Override
            public void held(Hold hold) {}

            @Override
            public void opened(Hold ended) {}
        });
        gate.observe(
                new Call("before", CallKey.of(Requests.of("before")), 0, "before", false, Requests.call()),
                new Reply.Finished(
                        List.of(URI.create("https://cdn.example.com/0.png")), Optional.empty(), Optional.empty()),
                Duration.ZERO);
        ImageProvider client = world.api.client();
        calls = new Calls(
                world.topics.replies(JobWorld.PROVIDER),
                client,
                gate,
                this::post,
                world.metrics,
                settings.calls(),
                1,
                false,
                TestJobs.jobs(client, world.time, this::after, world.metrics::looked));
        parts = new Parts(
                settings,
                world.topics,
                owner,
                calls,
                new RetrySchedule(settings.retry(), false, new Random(1)),
                world.metrics,
                world.callbacks(),
                new Drawing());
    }

    private void after(Duration delay, Runnable task) {
        world.time.after(delay, () -> {
            if (!dead) {
                task.run();
            }
        });
    }

    private void post(ProducerRecord<byte[], byte[]> record, Runnable safe, Runnable tooLarge) {
        Topic<ProviderReply> topic = world.topics.replies(JobWorld.PROVIDER);
        if (!dead) {
            mail.addLast(new Letter(topic.value().deserializer().deserialize(topic.name(), record.value()), safe));
        }
    }

    Parts parts() {
        return parts;
    }

    Calls calls() {
        return calls;
    }

    String instance() {
        return owner.instance();
    }

    /** Kafka takes everything that was written. Returns false when there was nothing. */
    boolean deliver() {
        boolean any = !mail.isEmpty();
        while (deliverOne()) {
            // in order
        }
        return any;
    }

    boolean deliverOne() {
        Letter first = mail.pollFirst();
        if (first != null) {
            world.replies.add(first.reply());
            first.safe().run();
        }
        return first != null;
    }

    /** Kafka takes a record and cannot say so: it is written again. */
    void deliverUnheard() {
        if (!mail.isEmpty()) {
            world.replies.add(mail.getFirst().reply());
        }
    }

    /** The order of two letters changes, as when one is taken back and sent anew. */
    void shuffle() {
        if (mail.size() > 1) {
            mail.addLast(mail.removeFirst());
        }
    }

    boolean isAlive() {
        return !dead;
    }

    void die() {
        dead = true;
        mail.clear();
    }
}
