package nl.korpsmonitor.service.assembly;

import nl.korpsmonitor.command.inquiry.DossierDesk;
import nl.korpsmonitor.command.inquiry.DossierMaker;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.query.state.DossierFiles;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.ViewingRecord;
import nl.korpsmonitor.service.dossier.ComparedAsRead;
import nl.korpsmonitor.service.dossier.DossierSettings;
import nl.korpsmonitor.service.dossier.LedgerDossiers;
import nl.korpsmonitor.service.dossier.contents.StoredFiles;
import nl.korpsmonitor.service.inquiries.FewDossiersAtOnce;
import nl.korpsmonitor.service.inquiries.LedgerCheckpoints;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who makes dossiers: when they are issued, and again when their file is asked for. */
@Configuration(proxyBeanMethods = false)
class DossierConfiguration {
    @Bean
    DossierMaker dossierMaker(
            KorpsmonitorLedger ledger,
            ViewingRecord viewings,
            ObjectProvider<States> states,
            @Value("${korpsmonitor.dossiers.creator:#{null}}") @Nullable String creator,
            @Value("${korpsmonitor.dossiers.appraisal:#{null}}") @Nullable String appraisal,
            @Value("${korpsmonitor.dossiers.appraisal-code:#{null}}") @Nullable String appraisalCode,
            @Value("${korpsmonitor.dossiers.appraisal-list:#{null}}") @Nullable String appraisalList) {
        DossierSettings settings = DossierSettings.of(creator, appraisal, appraisalCode, appraisalList);
        return new FewDossiersAtOnce(new LedgerDossiers(
                ledger.reading(),
                new AccountViewer(),
                viewings,
                StoredFiles.of(ledger.reading().documentFiles()),
                comparedAsRead(states.getIfAvailable()),
                settings));
    }

    private static ComparedAsRead comparedAsRead(@Nullable States states) {
        return states == null ? ComparedAsRead.ofEvents() : ComparedAsRead.of(states);
    }

    @Bean
    @ConditionalOnExpression("'${korpsmonitor.role}'.toUpperCase() != 'QUERY'")
    DossierDesk dossierDesk(KorpsmonitorLedger ledger, DossierMaker maker) {
        return new DossierDesk(ledger.reading().trail(), new LedgerCheckpoints(ledger.ledger()), maker, ledger.clock());
    }

    @Bean
    DossierFiles dossierFiles(DossierMaker maker) {
        return (inquiry, issued) -> {
            MadeDossier made = maker.again(
                    new DossierOrder(
                            inquiry,
                            issued.answer(),
                            issued.version(),
                            issued.language(),
                            issued.checkpoint(),
                            issued.number()),
                    issued.disclosed());
            return new DossierFiles.Again(made.zip(), made.missing());
        };
    }
}
