package io.darkroom.sandbox.request;

/** What a prompt is about, as far as a glance can tell: enough for a caption. Pure. */
record PromptText(String title, String label) {

    private static final int GLANCE = 400;

    static PromptText of(String prompt, String imageUrl) {
        String subject = between(prompt, "exactly the ", " of the reference");
        String shot = between(prompt, "Shot: ", ".");
        if (!shot.isEmpty()) {
            return new PromptText(spaced(shot), join(subject, stem(imageUrl)));
        }
        String named = between(prompt, ": ", ".");
        if (named.isEmpty()) {
            named = between(prompt, " of ", ".");
        }
        return new PromptText(named.isEmpty() ? opening(prompt) : named, stem(imageUrl));
    }

    private static String between(String text, String before, String after) {
        String glance = before.equals("Shot: ") ? text : text.substring(0, Math.min(text.length(), GLANCE));
        int from = glance.indexOf(before);
        if (from < 0) {
            return "";
        }
        from += before.length();
        int to = glance.indexOf(after, from);
        String found = to < 0 ? glance.substring(from) : glance.substring(from, to);
        int comma = found.indexOf(", ");
        return (comma > 0 ? found.substring(0, comma) : found).strip();
    }

    private static String opening(String prompt) {
        int end = Math.min(prompt.length(), 40);
        int space = prompt.lastIndexOf(' ', end);
        return prompt.substring(0, end == prompt.length() || space <= 0 ? end : space)
                .strip();
    }

    /** The name of a file without folder, ending and query. */
    private static String stem(String url) {
        int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        int from = url.lastIndexOf('/', end - 1) + 1;
        int dot = url.lastIndexOf('.', end - 1);
        return from >= end ? "" : spaced(url.substring(from, dot > from ? dot : end));
    }

    private static String spaced(String name) {
        return name.replace('_', ' ').replace('-', ' ');
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " · " + second;
    }
}
