package io.darkroom.app.tail;

import org.apache.avro.generic.GenericData;

/** Avro's generic data without conversions of logical types. Any thread. */
final class PlainData {
    static final GenericData INSTANCE = new GenericData();

    private PlainData() {}
}
