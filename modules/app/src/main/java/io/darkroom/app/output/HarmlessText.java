package io.darkroom.app.output;

import io.darkroom.contract.text.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Lets text through and writes codes such as {@code \u001b} in place of characters that order a terminal about: records
 * and files of others may hold them. Inside a text of JSON they mean the same. Line ends and tabs stay. One thread.
 */
final class HarmlessText extends Writer {
    private final PrintWriter target;

    HarmlessText(PrintWriter target) {
        this.target = target;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        int written = offset;
        for (int i = offset; i < offset + length; i++) {
            if (coded(text, i, offset + length)) {
                target.write(text, written, i - written);
                target.write(Shown.code(text[i]));
                written = i + 1;
            }
        }
        target.write(text, written, offset + length - written);
    }

    /** Halves of a pair may come one by one. */
    private static boolean coded(char[] text, int i, int end) {
        return switch (text[i]) {
            case '\n', '\t' -> false;
            case '\r' -> i + 1 == end || text[i + 1] != '\n';
            default -> !Character.isSurrogate(text[i]) && Shown.coded(text[i]);
        };
    }

    /** @throws IOException when the reader is gone, which a {@link PrintWriter} does not say by itself */
    @Override
    public void flush() throws IOException {
        if (target.checkError()) {
            throw new IOException("nobody reads this any more");
        }
    }

    @Override
    public void close() {
        target.close();
    }
}
