package io.darkroom.pipeline.intake.prompts.wording;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.Writer;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code {{placeholders}}} and optional parts ({@code {{#brand}}…{{/brand}}}). Values are plain texts that
 * are inserted as they are: nothing is escaped, no value is read as a template, no name reaches into a Java object. A
 * value that is absent or blank is no value. Any thread.
 *
 * @see <a href="https://mustache.github.io/mustache.5.html">mustache(5)</a>
 */
public final class PromptTemplate {
    private static final int MOST_SECTIONS = 50;
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .strictSections(false)
            .emptyStringIsFalse(true)
            .withCollector(new PlainValues());

    private final String text;
    private final Template template;

    private PromptTemplate(String text, Template template) {
        this.text = text;
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when it is none; the message says why, without the text
     */
    public static PromptTemplate of(String text) {
        try {
            Template template = COMPILER.compile(text);
            Shape shape = new Shape();
            template.visit(shape);
            shape.check();
            return new PromptTemplate(text, template);
        } catch (MustacheException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IndexOutOfBoundsException e) { // what the library throws at {{}}
            throw new IllegalArgumentException("{{}} is not the name of a value", e);
        }
    }

    /** Names without a value among those that would be rendered, in order of appearance. */
    public Set<String> unresolved(Map<String, String> values) {
        Missing missing = new Missing(values);
        template.visit(missing);
        return Collections.unmodifiableSet(missing.names);
    }

    /** Names that the text refers to anywhere, in order of appearance. */
    public Set<String> names() {
        Shape shape = new Shape();
        template.visit(shape);
        return Collections.unmodifiableSet(shape.names);
    }

    /**
     * Inserts the values; to be asked only when nothing is {@link #unresolved}.
     *
     * @throws PromptTooLongException when the result would be longer than the limit
     */
    public String render(Map<String, String> values, int limit) {
        LimitedWriter out = new LimitedWriter(limit);
        template.execute(values, out);
        return out.text();
    }

    /** The text as written. */
    public String text() {
        return text;
    }

    /** A blank value counts as none, here and when rendering. */
    public static boolean hasValue(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** Looks names up in the given map and nowhere else: no reflection on values, no lists. */
    private static final class PlainValues implements Mustache.Collector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof Collection<?> absent ? absent.iterator() : null; // an absent value is an empty list
        }

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map ? (map, key) -> valueOf((Map<?, ?>) map, key) : null;
        }

        private static Object valueOf(Map<?, ?> map, String key) {
            return map.get(key) instanceof String value && hasValue(value) ? value : Template.NO_FETCHER_FOUND;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }

    /** What a template is made of; refuses what would reach beyond plain values or nest without bound. */
    private static final class Shape implements Mustache.Visitor {
        private final Set<String> names = new LinkedHashSet<>();
        private int sections;
        private @Nullable String problem;

        void check() {
            if (problem != null) {
                throw new IllegalArgumentException(problem);
            }
        }

        @Override
        public void visitText(String part) {
            if (part.contains("{{") || part.contains("}}")) {
                problem = "a {{ or }} stands alone";
            }
        }

        @Override
        public void visitVariable(String name) {
            if (name.isEmpty() || name.equals("this") || name.startsWith("-") || name.indexOf('.') >= 0) {
                problem = "{{" + name + "}} is not the name of a value";
            }
            names.add(name);
        }

        @Override
        public boolean visitSection(String name) {
            visitVariable(name);
            if (++sections > MOST_SECTIONS) {
                problem = "more than " + MOST_SECTIONS + " sections";
                return false;
            }
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return visitSection(name);
        }

        @Override
        public boolean visitInclude(String name) {
            return beyond(">", name);
        }

        @Override
        public boolean visitParent(String name) {
            return beyond("<", name);
        }

        @Override
        public boolean visitBlock(String name) {
            return beyond("$", name);
        }

        private boolean beyond(String sign, String name) {
            problem = "{{" + sign + name + "}} is not supported";
            return false;
        }
    }

    /** Walks only what would be rendered. */
    private static final class Missing implements Mustache.Visitor {
        private final Map<String, String> values;
        private final Set<String> names = new LinkedHashSet<>();

        Missing(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public void visitText(String part) {}

        @Override
        public void visitVariable(String name) {
            if (!hasValue(values.get(name))) {
                names.add(name);
            }
        }

        @Override
        public boolean visitSection(String name) {
            return hasValue(values.get(name));
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return !hasValue(values.get(name));
        }

        @Override
        public boolean visitInclude(String name) {
            return false;
        }
    }

    /** Stops at the limit instead of filling the memory. */
    private static final class LimitedWriter extends Writer {
        private final StringBuilder text = new StringBuilder();
        private final int limit;

        LimitedWriter(int limit) {
            this.limit = limit;
        }

        @Override
        public void write(char[] chars, int from, int length) {
            grow(length);
            text.append(chars, from, length);
        }

        @Override
        public void write(String part, int from, int length) {
            grow(length);
            text.append(part, from, from + length);
        }

        private void grow(int by) {
            if (text.length() + (long) by > limit) {
                throw new PromptTooLongException(limit);
            }
        }

        String text() {
            return text.toString();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
