package nl.korpsmonitor.service.assembly;

import nl.korpsmonitor.command.inquiry.DossierDesk;
import nl.korpsmonitor.command.inquiry.DossierMaker;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.query.state.DossierFiles;
import nl.korpsmonitor.service.inquiries.FewDossiersAtOnce;
import nl.korpsmonitor.service.inquiries.LedgerCheckpoints;
import nl.korpsmonitor.service.inquiries.NoDossiers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who makes dossiers: when they are issued, and again when their file is asked for. */
@Configuration(proxyBeanMethods = false)
class DossierConfiguration {
    @Bean
    DossierMaker dossierMaker() {
        return new FewDossiersAtOnce(new NoDossiers());
    }

    @Bean
    @ConditionalOnExpression("'${korpsmonitor.role}'.toUpperCase() != 'QUERY'")
    DossierDesk dossierDesk(KorpsmonitorLedger ledger, DossierMaker maker) {
        return new DossierDesk(ledger.reading().trail(), new LedgerCheckpoints(ledger.ledger()), maker, ledger.clock());
    }

    @Bean
    DossierFiles dossierFiles(DossierMaker maker) {
        return (inquiry, issued) -> maker.again(
                        new DossierOrder(
                                inquiry,
                                issued.answer(),
                                issued.version(),
                                issued.language(),
                                issued.checkpoint(),
                                issued.number()),
                        issued.disclosed())
                .zip();
    }
}
