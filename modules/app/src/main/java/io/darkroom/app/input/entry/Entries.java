package io.darkroom.app.input.entry;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** One reading of a file. One thread. */
public interface Entries extends Closeable {

    /** The next entry; empty at the end or at the limit. */
    Optional<Entry> next() throws IOException;

    /** What the file says where the last entry is, without the line end; a part of it where it is too long for a record. */
    String input();

    /** Rows without any value that were passed over so far. */
    int blank();
}
