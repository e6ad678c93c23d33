package io.darkroom.app.run;

import io.darkroom.contract.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One reading of an imported file. One thread. */
interface Entries extends Closeable {

    /** The next entry; empty at the end or at the limit. */
    Optional<Entry> next() throws IOException;

    /** Broken rules in the words of the file. */
    String sentence(List<Violation> violations);

    /** What the file calls a field of the contract. */
    String name(String field);

    /** What the file says where the last entry is, without the line end; a part of it where it is too long for a record. */
    String input();
}
