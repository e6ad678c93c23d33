package io.darkroom.contract.serde.stored;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that it may load the record classes of this contract. Since 1.12.2 Avro loads no class that it was not told
 * to trust, not even to copy a record. Tests that build records without a serde set the system property
 * {@code org.apache.avro.SERIALIZABLE_PACKAGES} instead, see the parent pom. Any thread.
 */
public final class TrustedRecords {

    private static final String PACKAGE = "io.darkroom.contract.";

    static {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(before, type -> type.getName().startsWith(PACKAGE)));
    }

    private TrustedRecords() {}

    /** From the first call on, for the life of the process. */
    public static void trust() {
        // The static block did it, once.
    }
}
