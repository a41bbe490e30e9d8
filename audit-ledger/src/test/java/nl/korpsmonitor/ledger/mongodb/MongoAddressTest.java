package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "mongodb://h/ledger mongodb://h/ledger true",
                "mongodb://h/ledger mongodb://h/ledger?replicaSet=rs0 true",
                "mongodb://h/ledger mongodb://H:27017/Ledger true",
                "mongodb://one,two/ledger mongodb://two:27017,three/ledger true",
                "mongodb://anna:a@h/ledger mongodb://h/ledger?authSource=admin true",
                "mongodb://h/ledger mongodb://h/ledger_keys false",
                "mongodb://h/ledger mongodb://h:27018/ledger false",
                "mongodb://h/ledger mongodb://other/ledger false",
            })
    void addresses_are_of_one_database_by_its_hosts_and_name_whatever_the_options(
            String one, String other, boolean same) {
        assertThat(MongoAddress.isSameDatabase(one, other)).isEqualTo(same);
        assertThat(MongoAddress.isSameDatabase(other, one)).isEqualTo(same);
    }
}
