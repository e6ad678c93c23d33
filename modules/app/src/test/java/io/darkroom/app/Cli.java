package io.darkroom.app;

import io.darkroom.app.command.flag.ConfigFlags;
import io.darkroom.app.config.load.ConfigLoader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs darkroom commands in this JVM, with a folder and an environment of their own. One thread. */
public record Cli(Path folder, Map<String, String> environment) {

    /** How a command ended and what it said. */
    public record Ending(int code, String out, String err) {}

    public static Cli in(Path folder) {
        return new Cli(folder, Map.of());
    }

    /** The command with all that is below it. */
    public static CommandLine command() {
        return Main.command();
    }

    public Ending run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.command();
        giveConfiguration(command);
        int code = command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ending(code, out.toString(), err.toString());
    }

    /** Reads a command without running it; complains of what is none. */
    public static void parse(List<String> arguments) {
        Main.command().parseArgs(arguments.toArray(String[]::new));
    }

    private void giveConfiguration(CommandLine command) {
        giveConfiguration(command.getCommandSpec());
        command.getSubcommands().values().forEach(this::giveConfiguration);
    }

    private void giveConfiguration(CommandSpec spec) {
        spec.mixins().values().forEach(mixin -> {
            if (mixin.userObject() instanceof ConfigFlags flags) {
                flags.readFrom(new ConfigLoader(folder, environment));
            }
            giveConfiguration(mixin);
        });
    }
}
