package io.darkroom.app;

import io.darkroom.app.command.Complaints;
import io.darkroom.app.output.HarmlessOutput;
import picocli.CommandLine;

/** Entry point of the darkroom command. One thread. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        sendProxyCredentials();
        System.exit(command().execute(args));
    }

    /**
     * Who writes user and password into the address of a proxy wants them sent: for tunnels the JDK's client, which fetches
     * pictures, leaves them out unless told before it is first used.
     */
    private static void sendProxyCredentials() {
        String property = "jdk.http.auth.tunneling.disabledSchemes";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "");
        }
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
