package io.darkroom.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HarmlessTextTest {
    @Test
    void lineEndsAndTabsStayAndOrdersToTheTerminalBecomeCodes() {
        assertThat(through("a\u001b[2J\u009b31m\tb\rc\r\nd\u202e😀\n"))
                .isEqualTo("a\\u001b[2J\\u009b31m\tb\\u000dc\r\nd\\u202e😀\n");
    }

    @Property
    void jsonMeansTheSame(@ForAll String text) throws IOException {
        String json = new JsonMapper().writeValueAsString(text);

        assertThat(new JsonMapper().readValue(through(json), String.class)).isEqualTo(text);
    }

    @Test
    void aReaderThatIsGoneIsNoticed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        PrintWriter gone = new PrintWriter(broken, false, StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(new HarmlessText(gone), true);

        out.println("a");

        assertThat(out.checkError()).isTrue();
    }

    private static String through(String text) {
        StringWriter written = new StringWriter();
        PrintWriter out = new PrintWriter(new HarmlessText(new PrintWriter(written)), true);
        out.print(text);
        out.flush();
        return written.toString();
    }
}
