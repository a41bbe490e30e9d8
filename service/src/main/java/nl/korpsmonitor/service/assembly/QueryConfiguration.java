package nl.korpsmonitor.service.assembly;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.state.LedgerRoot;
import nl.korpsmonitor.query.state.NotRecordedHereException;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.ViewingRecord;
import nl.korpsmonitor.query.web.QueryWebConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a node has that answers from read models. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${korpsmonitor.role}'.toUpperCase() != 'COMMAND'")
@Import(QueryWebConfiguration.class)
class QueryConfiguration {
    @Bean(destroyMethod = "")
    ViewProjection viewProjection(KorpsmonitorLedger ledger) {
        return ledger.projection();
    }

    @Bean(destroyMethod = "")
    SearchIndex searchIndex(KorpsmonitorLedger ledger) {
        return ledger.search();
    }

    @Bean
    SearchMetrics searchMetrics(PrometheusMeterRegistry registry, SearchIndex index) {
        return new SearchMetrics(registry, index::status);
    }

    @Bean
    LedgerRoot ledgerRoot(KorpsmonitorLedger ledger) {
        return () -> {
            TreeHead head = ledger.reading().head();
            return new LedgerRoot.Head(head.size(), head.root().base64());
        };
    }

    @Bean
    Viewer viewer() {
        return new AccountViewer();
    }

    /** A node that records nothing shows nothing that would have to be recorded. */
    @Bean
    @ConditionalOnExpression("'${korpsmonitor.role}'.toUpperCase() == 'QUERY'")
    ViewingRecord viewingRecord() {
        return (viewed, purpose) -> {
            throw new NotRecordedHereException();
        };
    }

    /** The read models follow. */
    @Bean
    ReadingCheck readModelsFollow(KorpsmonitorLedger ledger, ViewProjection projection) {
        return new ReadModelsFollow(projection::status, ledger.reading().size());
    }
}
