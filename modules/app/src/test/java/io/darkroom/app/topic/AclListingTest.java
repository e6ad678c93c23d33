package io.darkroom.app.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import io.darkroom.contract.topic.right.AccessRight;
import io.darkroom.contract.topic.right.AclTable;
import io.darkroom.contract.topic.right.Application;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AclListingTest {
    private static final List<AccessRight> RIGHTS = AclTable.of("eu.", Set.of("creativeai"), "shop-");

    @TempDir
    Path folder;

    @Test
    void aCommandLineGrantsOneRight() {
        AclListing listing = new AclListing(of(Application.PUBLISHER), Map.of(Application.PUBLISHER, "User:shop"));

        assertThat(listing.commands("kafka:9092"))
                .containsExactly("kafka-acls.sh --bootstrap-server kafka:9092 --command-config admin.properties --add "
                        + "--allow-principal User:shop --operation Write --topic eu.catalog.changes");
    }

    @Test
    void namesThatTheShellWouldReadAreQuoted() {
        AclListing listing =
                new AclListing(of(Application.CONSUMER), Map.of(Application.CONSUMER, "User:CN=it's me,O=x"));

        assertThat(listing.commands("kafka:9092"))
                .hasSize(3)
                .allMatch(line -> line.contains("--allow-principal 'User:CN=it'\\''s me,O=x'"))
                .last()
                .asString()
                .endsWith("--operation Read --group shop- --resource-pattern-type prefixed");
    }

    @Test
    void onlyWhoIsNamedIsListed() {
        Cli.Ending ending =
                Cli.in(folder).run("topics", "acls", "--provider", "creativeai", "--principal", "consumer=User:shop");

        assertThat(ending.code()).as(ending.err()).isZero();
        assertThat(ending.out())
                .startsWith("consumer (User:shop)")
                .contains("topic image.completed")
                .doesNotContain("intake");
    }

    @Test
    void anApplicationThatIsNoneAndAPrincipalWithoutTypeAreRefused() {
        Cli.Ending nobody = Cli.in(folder).run("topics", "acls", "--principal", "reader=User:x");
        Cli.Ending bare = Cli.in(folder).run("topics", "acls", "--principal", "intake=svc");

        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("must begin with one of intake, generation, assets, publisher", "was reader");
        assertThat(bare.code()).isEqualTo(2);
        assertThat(bare.err()).contains("such as User:svc-intake, was svc");
    }

    @Test
    void nobodyButTheOperatorCreatesAndNobodyAltersAnything() {
        assertThat(RIGHTS)
                .filteredOn(right -> right.operations().contains(AclOperation.CREATE))
                .isNotEmpty()
                .allMatch(right -> right.application() == Application.OPERATOR);
        assertThat(RIGHTS)
                .noneMatch(right -> right.operations().contains(AclOperation.ALL)
                        || right.operations().contains(AclOperation.ALTER)
                        || right.operations().contains(AclOperation.ALTER_CONFIGS));
    }

    @Test
    void whoOnlyLooksWritesNothing() {
        assertThat(of(Application.VIEWER))
                .noneMatch(right -> right.operations().contains(AclOperation.WRITE)
                        || right.operations().contains(AclOperation.DELETE));
        assertThat(of(Application.CONSUMER))
                .allMatch(right -> right.operations().equals(Set.of(AclOperation.READ)));
    }

    @Test
    void everythingButTheClusterBeginsWithThePrefix() {
        assertThat(RIGHTS)
                .filteredOn(
                        right -> right.type() != ResourceType.CLUSTER && right.application() != Application.CONSUMER)
                .allMatch(right -> right.name().startsWith("eu."));
    }

    private static List<AccessRight> of(Application application) {
        return RIGHTS.stream()
                .filter(right -> right.application() == application)
                .toList();
    }
}
