package io.darkroom.app.output;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command whose output cannot order the terminal about, whatever it prints. Help stays as it is: it has colours. One
 * thread.
 */
public final class HarmlessOutput implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        CommandLine root = parsed.commandSpec().commandLine();
        root.setOut(harmless(root.getOut())).setErr(harmless(root.getErr()));
        return new RunLast().execute(parsed);
    }

    private static PrintWriter harmless(PrintWriter target) {
        return new PrintWriter(new HarmlessText(target), true);
    }
}
