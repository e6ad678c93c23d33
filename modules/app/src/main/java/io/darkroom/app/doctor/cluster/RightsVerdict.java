package io.darkroom.app.doctor.cluster;

import io.darkroom.app.doctor.check.Finding;
import io.darkroom.contract.topic.right.Application;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges what a principal lacks. Any thread. */
final class RightsVerdict {
    private static final int MOST = 3;
    private static final String UNSEEN = " Rights on groups and transactional ids are not told by Kafka.";

    private RightsVerdict() {}

    /**
     * What there is to say.
     *
     * @param missing what each application of the configuration would lack, in words
     * @param wanted those that the principal has to be; empty when any will do
     */
    static List<Finding> of(Map<Application, List<String>> missing, Set<Application> wanted) {
        if (!wanted.isEmpty()) {
            return wanted.stream()
                    .sorted()
                    .map(each -> missing.containsKey(each) ? of(each, missing.get(each)) : absent(each))
                    .toList();
        }
        List<Application> whole = missing.entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (whole.size() == missing.size()) {
            return List.of(Finding.ok("All that any application needs on topics is allowed." + UNSEEN));
        }
        return List.of(
                whole.isEmpty()
                        ? nobody(missing)
                        : Finding.ok("Enough for %s; --application NAME says what another lacks.%s"
                                .formatted(words(whole), UNSEEN)));
    }

    private static Finding nobody(Map<Application, List<String>> missing) {
        Map.Entry<Application, List<String>> nearest = missing.entrySet().stream()
                .min(Comparator.comparingInt(each -> each.getValue().size()))
                .orElseThrow();
        return Finding.fault("Not enough for any application. " + lack(nearest.getKey(), nearest.getValue()));
    }

    private static Finding absent(Application who) {
        return Finding.warning("Nothing in this configuration works as %s, so the rights for that were not compared; "
                        .formatted(who.word())
                + "look with the configuration of its processes.");
    }

    private static Finding of(Application who, List<String> lack) {
        return lack.isEmpty()
                ? Finding.ok("Enough for %s.%s".formatted(who.word(), UNSEEN))
                : Finding.fault(lack(who, lack));
    }

    private static String lack(Application who, List<String> lack) {
        String more = lack.size() > MOST ? " and %d more".formatted(lack.size() - MOST) : "";
        return "For %s is missing the right to %s%s; darkroom topics acls --principal %s=User:… lists and grants them."
                .formatted(who.word(), lack.stream().limit(MOST).collect(Collectors.joining("; ")), more, who.word());
    }

    private static String words(List<Application> applications) {
        return applications.stream().map(Application::word).collect(Collectors.joining(", "));
    }
}
