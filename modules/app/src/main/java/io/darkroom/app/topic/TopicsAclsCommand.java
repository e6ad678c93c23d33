package io.darkroom.app.topic;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.command.person.Consent;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.topic.right.AccessRight;
import io.darkroom.contract.topic.right.AclTable;
import io.darkroom.contract.topic.right.Application;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists and grants what each application may do on the cluster. One thread. */
@Command(
        name = "acls",
        header = "List the rights that each application needs on the cluster, or grant them.",
        description = {
            "Applications: intake, generation, assets, publisher, consumer, viewer (commands that only look), operator (commands that "
                    + "change something). The rights are the least that they work with, for the topics of one provider and "
                    + "topics.prefix. Rights in the schema registry are its own affair.",
            "Only --apply reaches the cluster, as a principal that may describe and alter ACLs there. It says what it will "
                    + "grant, asks, and leaves what is there already; it takes nothing away."
        },
        footer = {
            "Examples:",
            "  darkroom topics acls --provider creativeai",
            "  darkroom topics acls --principal intake=User:svc-intake --principal generation=User:svc-generation --format commands",
            "  darkroom topics acls --principal publisher=User:shop --apply --config admin.yaml"
        })
public final class TopicsAclsCommand implements Callable<Integer> {
    /** How rights are printed. */
    enum Format {
        table,
        commands
    }

    @Option(
            names = "--principal",
            paramLabel = "APPLICATION=PRINCIPAL",
            description = "Who the application is, such as intake=User:svc-intake; only those named are listed. "
                    + "Default: all, User:darkroom-intake and so on.")
    private Map<String, String> principals = new LinkedHashMap<>();

    @Option(
            names = "--consumer-group",
            paramLabel = "PREFIX",
            description = "Beginning of the names of the consumers' groups; default: ${DEFAULT-VALUE}")
    private String consumerGroup = "darkroom-consumer-";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table (default), or commands: lines for kafka-acls.sh.")
    private Format format = Format.table;

    @Option(names = "--apply", description = "Grant them.")
    private boolean apply;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        Map<Application, String> named = named();
        DarkroomConfig config = access.load();
        List<AccessRight> rights =
                AclTable.of(config.cluster().topics().prefix(), config.queues(), consumerGroup).stream()
                        .filter(right -> named.containsKey(right.application()))
                        .toList();
        PrintWriter out = access.out();
        AclListing listing = new AclListing(rights, named);
        (format == Format.commands
                        ? listing.commands(
                                config.cluster().kafka().bootstrapServers().orElse("localhost:9092"))
                        : listing.table())
                .forEach(out::println);
        if (apply) {
            apply(config, listing.bindings(), out);
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private void apply(DarkroomConfig config, Set<AclBinding> wanted, PrintWriter out) {
        try (Access open = access.open(config);
                Admin admin = open.installation().admin()) {
            Grants grants = new Grants(admin);
            Set<AclBinding> missing = grants.missing(wanted);
            out.println("%s, %d there already."
                    .formatted(Counted.of(wanted.size(), "ACL"), wanted.size() - missing.size()));
            out.flush();
            if (missing.isEmpty()) {
                return;
            }
            if (new Consent(yes).given("Grant the other " + missing.size())) {
                grants.create(missing);
                out.println(Counted.of(missing.size(), "ACL") + " granted.");
            } else {
                out.println("Nothing was changed.");
            }
        }
    }

    private Map<Application, String> named() {
        Map<Application, String> named = new EnumMap<>(Application.class);
        if (principals.isEmpty()) {
            for (Application each : Application.values()) {
                named.put(each, "User:darkroom-" + each.word());
            }
        }
        principals.forEach((word, principal) -> named.put(application(word), checked(word, principal)));
        return named;
    }

    private static Application application(String word) {
        return Application.of(word)
                .orElseThrow(() -> UserError.usage(
                        "--principal must begin with one of %s, was %s.".formatted(Application.words(), word)));
    }

    private static String checked(String word, String principal) {
        if (!principal.matches("[A-Za-z]+:.+")) {
            throw UserError.usage(
                    "--principal %s must be a type and a name as Kafka knows it, such as User:svc-%s, was %s."
                            .formatted(word, word, principal));
        }
        return principal;
    }
}
