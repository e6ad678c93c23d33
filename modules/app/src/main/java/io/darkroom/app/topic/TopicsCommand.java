package io.darkroom.app.topic;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands about topics. One thread. */
@Command(
        name = "topics",
        header =
                "Create Darkroom's topics, compare those that exist with what they should be, or list who may use them.",
        description = "All work on the topics of one provider, on a cluster or in a data folder.",
        footer = {
            "Examples:",
            "  darkroom topics create --bootstrap-servers kafka:9092 --schema-registry http://registry:8081",
            "  darkroom topics check --bootstrap-servers kafka:9092 --schema-registry http://registry:8081"
        },
        subcommands = {TopicsCreateCommand.class, TopicsCheckCommand.class, TopicsAclsCommand.class})
public final class TopicsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: create, check or acls");
    }
}
