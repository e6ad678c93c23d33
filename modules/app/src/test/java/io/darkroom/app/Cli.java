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
        int code = run(out, err, arguments);
        return new Ending(code, out.toString(), err.toString());
    }

    /** The exit code of a command, whose words can be read meanwhile. */
    public int run(StringWriter out, StringWriter err, String... arguments) {
        CommandLine command = Main.command();
        giveConfiguration(command);
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
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
