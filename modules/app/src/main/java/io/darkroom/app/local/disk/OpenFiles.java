package io.darkroom.app.local.disk;

import com.sun.management.UnixOperatingSystemMXBean;
import io.darkroom.app.config.ProviderConfig;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files and connections that this process may have open: each call has a connection of its own. Any thread. */
public final class OpenFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    /** Jars, stores and connections to Kafka. */
    private static final int OTHERS = 500;

    private OpenFiles() {}

    /** Says so when the calls that the providers allow would not find connections; silent where the system tells no limit. */
    public static void warnOfTooFew(List<ProviderConfig> atWork) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            Map<String, Integer> calls =
                    atWork.stream().collect(Collectors.toMap(ProviderConfig::name, ProviderConfig::maxInFlight));
            tooFew(unix.getMaxFileDescriptorCount(), calls).ifPresent(LOG::warn);
        }
    }

    /**
     * What is wrong.
     *
     * @param limit open files that the system allows
     * @param calls at a time, by provider
     */
    static Optional<String> tooFew(long limit, Map<String, Integer> calls) {
        long needed = OTHERS + calls.values().stream().mapToLong(each -> each).sum();
        return needed > limit
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s: up to %d open files are needed and this process may have %d, beyond which calls and Kafka fail; "
                                + "raise the limit (ulimit -n) or allow fewer calls",
                        settings(calls),
                        needed,
                        limit))
                : Optional.empty();
    }

    private static String settings(Map<String, Integer> calls) {
        return calls.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> "providers.%s.max-in-flight %d".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }
}
