package io.darkroom.app.input.mapping;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.table.TableFile;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.input.entry.EventCheck;
import io.darkroom.app.input.entry.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV of any columns together with what a mapping makes of them. Any thread. */
public final class MappedFile {
    private final TableFile table;
    private final Part.Group event;
    private final List<String> ignored;
    private final Map<String, String> names = new HashMap<>();

    private MappedFile(TableFile table, Part.Group event, List<String> ignored) {
        this.table = table;
        this.event = event;
        this.ignored = ignored;
        event.names(names::put);
    }

    /** Reads the mapping and the header; what does not fit ends the command with its place in the mapping. */
    public static MappedFile open(Path mapping, InputFile input, Defaults defaults) {
        Spot root = MappingYaml.read(mapping);
        MappingYaml.Form form = MappingYaml.form(root);
        TableFile table = table(input, form);
        Columns columns = new Columns(input.name(), table.columns());
        ShapeReader shape = new ShapeReader(columns, defaults);
        // The first reading tells which columns are left for attributes.
        shape.event(root);
        columns.settle();
        return new MappedFile(table, shape.event(root), columns.ignored());
    }

    private static TableFile table(InputFile input, MappingYaml.Form form) {
        try {
            return TableFile.open(input.path(), form.delimiter(), form.charset());
        } catch (IOException e) {
            throw UserError.usage(input.sentence(CatalogFile.sentence(input.path(), e) + "."), e);
        }
    }

    /** Columns that nothing is made of. */
    public List<String> ignored() {
        return ignored;
    }

    /** What the CSV calls a field of the contract; the field itself where it comes from no single column. */
    public String column(String field) {
        return names.getOrDefault(field, names.getOrDefault(field.replaceFirst("\\[\\d+]$", ""), field));
    }

    /** Begins a reading. */
    public MappedEntries entries(EventCheck check, InstantSource clock, int limit) throws IOException {
        return new MappedEntries(table, event, check, clock, limit);
    }
}
