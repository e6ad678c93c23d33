package io.darkroom.sandbox.fault;

/** Numbers from one to another, both included. */
public record Span(long from, long to) {

    static final Span ALL = new Span(0, Long.MAX_VALUE);

    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a span must grow from 0 or more, was " + from + ".." + to);
        }
    }

    boolean contains(long number) {
        return from <= number && number <= to;
    }

    /** Reads {@code 7}, {@code 3..5}, {@code 3..} and {@code ..5}. */
    static Span parse(String text) {
        int dots = text.indexOf("..");
        try {
            if (dots < 0) {
                long only = Long.parseLong(text.strip());
                return new Span(only, only);
            }
            String from = text.substring(0, dots).strip();
            String to = text.substring(dots + 2).strip();
            return new Span(
                    from.isEmpty() ? 0 : Long.parseLong(from), to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a span must look like 7, 3..5, 3.. or ..5, was " + text, e);
        }
    }
}
