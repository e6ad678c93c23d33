package io.darkroom.contract.topic.right;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who needs rights on the cluster, each best with a principal of its own. Any thread. */
public enum Application {
    /** {@code serve --stages intake}. */
    INTAKE,
    /** {@code serve --stages generation}, of one provider. */
    GENERATION,
    /** {@code serve --stages assets}. */
    ASSETS,
    /** A catalog service, and {@code import}. */
    PUBLISHER,
    /** Whoever uses the pictures. */
    CONSUMER,
    /**
     * Whoever only looks: {@code status}, {@code top}, {@code tail}, {@code manifest}, {@code ledger show}, {@code topics
     * check}.
     */
    VIEWER,
    /** The commands that change something, and all that a viewer may. */
    OPERATOR;

    /** The one of this word, which may have blanks around it; empty when there is none. */
    public static Optional<Application> of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word.strip()))
                .findFirst();
    }

    /** All words, for complaints. */
    public static String words() {
        return Arrays.stream(values()).map(Application::word).collect(Collectors.joining(", "));
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
