package io.darkroom.app.config.setting;

import io.darkroom.contract.text.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The one table of Darkroom's settings: names, defaults, meanings. The names are contract. Any thread. */
public final class PropertyTable {
    /** Providers that need no configuration. */
    public static final Set<String> PROVIDERS = Set.of("sandbox", "creativeai", "pixelmuse");

    public static final List<Property> ALL = List.of(
            new Property(
                    "provider",
                    "sandbox",
                    "Image API that draws; a paid one only when it is named here or by --provider."),
            new Property("data-dir", ".darkroom", "Folder for state; each provider has its own folder in it."),
            new Property(
                    "instance-id",
                    "",
                    "Stable name of this process in its groups; default: host name and data folder."),
            new Property("topics.prefix", "", "Put before every topic name."),
            new Property(
                    "topics.partitions", "", "Partitions of each topic; default 1 in this process, 6 on a cluster."),
            new Property(
                    "topics.replication", "", "Replicas of each topic; default 1 in this process, 3 on a cluster."),
            new Property(
                    "kafka.**",
                    "",
                    "All Kafka clients, such as kafka.bootstrap.servers; those that stages have beside Kafka Streams take only "
                            + "what an admin client knows."),
            new Property("streams.**", "", "Passed on to Kafka Streams."),
            new Property(
                    "producer.**", "", "Producers of Kafka Streams and of commands; not that of replies and holds."),
            new Property(
                    "consumer.**",
                    "",
                    "Consumers of Kafka Streams and of commands; not a stage's readers of holds, locked prompts and old "
                            + "changelogs."),
            new Property("schema-registry.url", "", "Schema registry with Confluent's REST API."),
            new Property("schema-registry.basic-auth", "", "user:password for the schema registry."),
            new Property("schema-registry.serde", "", "Serde class that takes the place of Darkroom's own."),
            new Property("schema-registry.properties.**", "", "Passed on to the serde, with Confluent's names."),
            new Property("providers.creativeai.dialect", "creativeai", "How the API speaks."),
            new Property("providers.pixelmuse.dialect", "pixelmuse-images", "How the API speaks."),
            new Property("providers.sandbox.dialect", "creativeai", "How the API speaks."),
            new Property(
                    "providers.*.dialect",
                    "",
                    "How the API speaks: creativeai, pixelmuse-images or pixelmuse-generate."),
            new Property(
                    "providers.creativeai.base-url", "https://api.creativeai.run", "Scheme, host and port of the API."),
            new Property(
                    "providers.pixelmuse.base-url",
                    "https://www.pixelmuse.studio",
                    "Scheme, host and port of the API."),
            new Property("providers.*.base-url", "", "Scheme, host and port of the API."),
            new Property(
                    "providers.creativeai.api-key-env", "CREATIVEAI_API_KEY", "Environment variable with the API key."),
            new Property(
                    "providers.pixelmuse.api-key-env", "PIXELMUSE_API_KEY", "Environment variable with the API key."),
            new Property("providers.*.api-key-env", "", "Environment variable with the API key."),
            new Property("providers.*.path", "", "Path that calls are sent to, jobs below it; default: the dialect's."),
            new Property(
                    "providers.*.fields.*",
                    "",
                    "What the API calls a field of requests or answers; default: the dialect's names."),
            new Property(
                    "providers.*.visibility",
                    "",
                    "Who may see pictures at the vendor's; private where the dialect has it, none leaves it out."),
            new Property("providers.*.model", "gpt-image-1", "Model asked for when an event names none."),
            new Property("providers.*.max-in-flight", "6", "Calls at a time, for the whole fleet."),
            new Property(
                    "providers.*.rate",
                    "",
                    "Calls that may start in a time, for the whole fleet, such as 100/s or 500/min."),
            new Property(
                    "providers.*.backfill-share",
                    "0.25",
                    "Most of the calls that may be replays and imports while live work waits."),
            new Property("providers.*.call-timeout", "300s", "Limit of one call."),
            new Property("providers.*.connect-timeout", "10s", "Limit for a connection."),
            new Property(
                    "providers.*.poll-interval", "2s", "Time between two looks at a job in the first minute of it."),
            new Property("providers.*.poll-interval-later", "5s", "Time between two looks at a job from then on."),
            new Property("providers.*.job-deadline", "30m", "Age at which a job that is still drawn is given up."),
            new Property("providers.*.max-response-bytes", "1MiB", "Largest answer that is read."),
            new Property(
                    "providers.*.idempotent",
                    "false",
                    "Whether the vendor documents that a repeated Idempotency-Key is not billed again."),
            new Property(
                    "providers.*.send-trace",
                    "false",
                    "Whether calls carry the trace context of their span, as traceparent and tracestate."),
            new Property(
                    "providers.*.price",
                    "",
                    "Price of one picture, such as 0.17 USD; for estimates, results and the metric of the cost. The sandbox is free where it has none."),
            new Property(
                    "providers.*.credit-price",
                    "",
                    "Price of one credit, such as 0.04 USD, of a vendor that tells what its models cost in credits."),
            new Property(
                    "providers.*.webhook-signature",
                    "none",
                    "How the vendor signs its webhooks: none, standard or sha256."),
            new Property(
                    "providers.*.webhook-secret-env", "", "Environment variable with the secret that it signs with."),
            new Property("webhooks.url", "", "Public address that image APIs may send webhooks to; default: none."),
            new Property(
                    "webhooks.secret-env",
                    "",
                    "Environment variable with the secret that makes the addresses of webhooks unforgeable."),
            new Property(
                    "assets.dir", "", "Folder for pictures that come inside answers; default: assets in data-dir."),
            new Property(
                    "assets.url", "", "Address of that folder for those who read results; default: file addresses."),
            new Property(
                    "assets.store",
                    "",
                    "Where the pictures of results are stored: folder, s3, or none, which stores those inside answers only; "
                            + "default: folder in this process, none on a cluster."),
            new Property("assets.attempts", "", "Tries for one picture; default: 5 in this process, 12 on a cluster."),
            new Property("assets.parallel", "12", "Pictures that are stored at a time, for the whole fleet."),
            new Property("assets.s3.bucket", "", "Bucket that pictures are stored in."),
            new Property("assets.s3.prefix", "", "Put before the name of each object."),
            new Property("assets.s3.region", "", "Region of the bucket; default: what the AWS SDK finds."),
            new Property("assets.s3.endpoint", "", "Address of a store that is not Amazon's."),
            new Property(
                    "assets.s3.path-style", "false", "Whether the bucket stands in the path instead of the host name."),
            new Property("retry.max-attempts", "3", "Attempts in all for answers about the record itself."),
            new Property("retry.delay", "1.5s", "Delay before the second attempt."),
            new Property("retry.growth", "linear", "How the delay grows: linear or exponential."),
            new Property("retry.max-delay", "5m", "Longest delay of its own accord."),
            new Property(
                    "retry.max-age", "24h", "Longest time of trying while the provider is away or limits the rate."),
            new Property(
                    "retry.on-unknown", "resend", "After a call whose outcome nobody knows: resend once, or fail."),
            new Property("hold.quota-threshold", "3", "Answers about an empty quota in a row that hold the provider."),
            new Property("hold.probe-interval", "1m", "Time between two probes of a held provider."),
            new Property("hold.breaker-failures", "10", "Failures among the last calls that open the breaker."),
            new Property("hold.breaker-wait", "2.5s", "Longest time between two probes of an open breaker."),
            new Property(
                    "hold.rate-limit-wait",
                    "1s",
                    "How long everybody waits after the first 429 without Retry-After, and while nearly all is"
                            + " refused."),
            new Property("drain-timeout", "", "Time for running calls at shutdown; default: call-timeout and 10 s."),
            new Property("unclaimed.retention", "7d", "How long a paid result waits for its request."),
            new Property("ledger.retention", "90d", "How long a finished key is remembered."),
            new Property("replay.max-records", "1000000", "Longest range of one replay, in offsets."),
            new Property(
                    "source.ignore-query",
                    "",
                    "Query parameters of source URLs that do not belong to the fingerprint."),
            new Property(
                    "source.allowed-hosts",
                    "",
                    "Hosts of a private network that source pictures may lie on: names, *.domains, addresses, networks."),
            new Property(
                    "segments.fallback",
                    "",
                    "Segment that takes the place of an unknown one; default: unknown is a violation."),
            new Property("segments.*.anchor", "", "Anchor prompt of the segment."),
            new Property("segments.*.size", "", "Size of the segment's pictures, such as 1536x1024."),
            new Property("prompts.file", "", "Prompt catalog that takes the place of Darkroom's own."),
            new Property(
                    "placements.*.aspects",
                    "",
                    "Aspect ratios that the placement allows; the first for shots that name neither aspect nor size."),
            new Property("placements.*.model", "", "Model of shots in the placement that name none."),
            new Property(
                    "placements.*.models",
                    "",
                    "Models that the placement allows besides; default: each that is described to draw its aspect ratios."),
            new Property(
                    "models.*.provider", "", "Provider that draws the model; default: the one that provider names."),
            new Property("models.*.name", "", "What the provider calls the model; default: the same."),
            new Property("models.*.aspects", "", "Aspect ratios that the model draws."),
            new Property("models.*.sizes", "", "Sizes that the model draws."),
            new Property("models.*.styles", "", "Styles that the model knows; default: any."),
            new Property("models.*.transparent", "", "Whether the model can leave the background out; default: tried."),
            new Property("models.*.max-count", "", "Most pictures of one shot; default: 4."),
            new Property(
                    "models.*.reference",
                    "",
                    "Whether the model takes a reference picture: true, source (that of the event only), false, or"
                            + " ignore, which draws from the prompt alone."),
            new Property("models.*.price", "", "Price of one picture; default: that of the provider."),
            new Property("campaigns.*.from", "", "When the campaign begins to draw; default: it has always been open."),
            new Property("campaigns.*.until", "", "When it stops drawing; default: it stays open."),
            new Property(
                    "campaigns.*.windows",
                    "",
                    "Several stretches of time in which it draws, such as 2026-12-01T08:00Z/2026-12-01T20:00Z."),
            new Property(
                    "campaigns.*.prompts",
                    "",
                    "Prompt versions that its shots may have; the first for shots that name none; default: any."),
            new Property("campaigns.*.max-in-flight", "", "Calls at a time for each provider, for the whole fleet."),
            new Property(
                    "campaigns.*.deadline", "", "No call is made from then on; default: the end of its last window."),
            new Property("generation.quality", "high", "Quality when an event names none."),
            new Property(
                    "generation.providers",
                    "",
                    "Providers that generation of this process works for; default: all that are in use."),
            new Property("generation.models", "", "Models that events may ask for; default: any."),
            new Property("generation.aspects", "", "Aspect ratios that events may ask for; default: any."),
            new Property("generation.campaigns", "", "Campaigns that events may name; default: any."),
            new Property("generation.backgrounds", "transparent,opaque,auto", "Backgrounds that events may ask for."),
            new Property("generation.max-shots", "100", "Most shots of one event."),
            new Property("pictures.max-bytes", "64MiB", "Largest picture that is fetched."),
            new Property("pictures.timeout", "60s", "Limit for fetching one picture."),
            new Property(
                    "pictures.max-pixels",
                    "100000000",
                    "Most pixels, width times height, of a picture that is stored."),
            new Property("pictures.types", "png,jpg,webp,gif,avif", "Kinds of picture that are stored."),
            new Property(
                    "pictures.allowed-hosts",
                    "",
                    "Hosts of a private network that pictures may be fetched from: names, *.domains, addresses, networks."),
            new Property("sandbox.latency", "1.5s", "How long the sandbox draws, such as 1.5s or 1s..4s."),
            new Property("sandbox.faults", "none", "What goes wrong in the sandbox: none, a scenario, a file, rules."),
            new Property("sandbox.keys", "", "API keys that the sandbox accepts; default: any."),
            new Property(
                    "sandbox.honour-idempotency-key",
                    "false",
                    "Whether the sandbox answers a repeated Idempotency-Key as before, at no cost."),
            new Property(
                    "sandbox.webhook-signature",
                    "none",
                    "How the sandbox signs the webhooks of its jobs: none, standard or sha256."),
            new Property("sandbox.webhook-secret", "", "Secret that the sandbox signs webhooks with."),
            new Property("sandbox.kafka-port", "9092", "Port of the broker in darkroom sandbox."),
            new Property("sandbox.registry-port", "8081", "Port of the schema registry in darkroom sandbox."),
            new Property("sandbox.api-port", "8080", "Port of the image API in darkroom sandbox."),
            new Property(
                    "sandbox.api-host",
                    "127.0.0.1",
                    "Address that the image API listens on in darkroom sandbox; 0.0.0.0 is every one."),
            new Property(
                    "server.host",
                    "127.0.0.1",
                    "Address that health, metrics and status listen on in darkroom serve; 0.0.0.0 is every one."),
            new Property(
                    "server.port",
                    "8090",
                    "Port of health, metrics and status in darkroom serve; 0 is any free one, off is none."),
            new Property(
                    "log.format",
                    "text",
                    "How the log of a process is written: text, or json for one object per line."),
            new Property("http.proxy", "", "Proxy for the image API; default: HTTPS_PROXY and NO_PROXY."),
            new Property("http.ca-file", "", "PEM file with certificates to trust besides the JDK's."));

    /** Names of earlier releases, and those that took their place. */
    public static final Map<String, String> SUCCESSORS =
            Map.of("pictures.attempts", "assets.attempts", "pictures.parallel", "assets.parallel");

    private PropertyTable() {}

    public static Optional<Property> of(String name) {
        return ALL.stream().filter(property -> property.matches(name)).findFirst();
    }

    /** Whether other settings stand below this name. */
    public static boolean isSection(String name) {
        return ALL.stream().anyMatch(property -> property.filledFrom(name).startsWith(name + "."));
    }

    /** The known name that is most like a wrong one. */
    public static String nearest(String name) {
        return ALL.stream()
                .filter(property -> !property.passedOn())
                .map(property -> property.filledFrom(name))
                .min(Comparator.comparingInt(known -> EditDistance.of(known, name)))
                .orElseThrow();
    }

    /** Every setting of the providers, models, placements and segments that these names are about. */
    public static Set<String> relatives(Set<String> names) {
        Set<String> all = new TreeSet<>();
        for (String name : names) {
            of(name).ifPresent(property -> property.free(name)
                    .ifPresent(free -> ALL.stream()
                            .filter(other -> !other.passedOn() && section(other).equals(section(property)))
                            .forEach(other -> all.add(other.filledWith(free)))));
        }
        return all;
    }

    private static String section(Property property) {
        int star = property.pattern().indexOf('*');
        return star < 0 ? "" : property.pattern().substring(0, star);
    }

    /** Defaults with their free part filled for the given providers. The first row that matches wins. */
    public static Set<String> namesWithDefault(Set<String> providers) {
        Set<String> names = new TreeSet<>();
        for (Property property : ALL) {
            if (!property.open()) {
                names.add(property.pattern());
            } else if (property.pattern().startsWith("providers.*.")) {
                providers.forEach(name -> names.add(property.pattern().replace("*", name)));
            }
        }
        names.removeIf(name -> of(name).orElseThrow().fallback().isEmpty());
        return names;
    }
}
