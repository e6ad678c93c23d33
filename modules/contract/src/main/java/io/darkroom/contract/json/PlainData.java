package io.darkroom.contract.json;

import org.apache.avro.generic.GenericData;

/** Avro's generic data without conversions of logical types. Any thread. */
public final class PlainData {
    public static final GenericData INSTANCE = new GenericData();

    private PlainData() {}
}
