package io.darkroom.app;

import io.darkroom.app.command.Complaints;
import io.darkroom.app.output.HarmlessOutput;
import picocli.CommandLine;

/** Entry point of the darkroom command. One thread. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    /** The command line with all its commands. */
    static CommandLine command() {
        Complaints complaints = new Complaints();
        return new CommandLine(new DarkroomCommand())
                .setExecutionStrategy(new HarmlessOutput())
                .setExecutionExceptionHandler(complaints)
                .setParameterExceptionHandler(complaints);
    }
}
