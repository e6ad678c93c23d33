package io.darkroom.contract.serde;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes.LogicalTypeFactory;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells Avro that it may load the classes of this contract. Since 1.12.2 Avro loads no record class that it was not told
 * to trust, not even to copy a record; without this every program and every test would have to set
 * {@code org.apache.avro.SERIALIZABLE_PACKAGES}. Avro finds this class as a service when it parses its first schema,
 * which is before it can load any record class; the logical type is never used. Any thread.
 */
public final class TrustedRecords implements LogicalTypeFactory {

    private static final String PACKAGE = "io.darkroom.contract.";

    static {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(before, type -> type.getName().startsWith(PACKAGE)));
    }

    @Override
    public String getTypeName() {
        return "darkroom-trusted-records";
    }

    @Override
    public @Nullable LogicalType fromSchema(Schema schema) {
        return null;
    }
}
