package io.darkroom.pipeline.generate.call;

import io.darkroom.provider.FailureClass;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Translates the failure classes of the provider port and of the contract, which share their names. Any thread. */
public final class FailureClasses {
    private static final Map<io.darkroom.contract.FailureClass, FailureClass> TO_PROVIDER =
            new EnumMap<>(io.darkroom.contract.FailureClass.class);

    static {
        for (FailureClass why : FailureClass.values()) {
            TO_PROVIDER.put(toContract(why), why);
        }
    }

    private FailureClasses() {}

    public static io.darkroom.contract.FailureClass toContract(FailureClass why) {
        return io.darkroom.contract.FailureClass.valueOf(why.name());
    }

    /** Empty for classes that no provider gives. */
    public static Optional<FailureClass> toProvider(io.darkroom.contract.FailureClass why) {
        return Optional.ofNullable(TO_PROVIDER.get(why));
    }
}
