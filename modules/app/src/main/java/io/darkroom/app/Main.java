package io.darkroom.app;

import io.darkroom.app.command.Complaints;
import io.darkroom.app.output.HarmlessOutput;
import io.darkroom.contract.serde.stored.TrustedRecords;
import picocli.CommandLine;

/** Entry point of the darkroom command. One thread. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    /** The command line with all its commands. Records are built before the first of them is written. */
    static CommandLine command() {
        TrustedRecords.trust();
        Complaints complaints = new Complaints();
        return new CommandLine(new DarkroomCommand())
                .setExecutionStrategy(new HarmlessOutput())
                .setExecutionExceptionHandler(complaints)
                .setParameterExceptionHandler(complaints);
    }
}
