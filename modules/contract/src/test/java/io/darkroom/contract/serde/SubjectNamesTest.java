package io.darkroom.contract.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectNamesTest {

    @ParameterizedTest
    @CsvSource({
        "TopicNameStrategy, catalog.changes-value",
        "RecordNameStrategy, io.darkroom.contract.CatalogChange",
        "TopicRecordNameStrategy, catalog.changes-io.darkroom.contract.CatalogChange",
        "io.confluent.kafka.serializers.subject.RecordNameStrategy, io.darkroom.contract.CatalogChange",
    })
    void subjectsAreNamedAsConfluentNamesThem(String strategy, String subject) {
        assertThat(SubjectNames.named(strategy).subject("catalog.changes", CatalogChange.getClassSchema()))
                .isEqualTo(subject);
    }
}
