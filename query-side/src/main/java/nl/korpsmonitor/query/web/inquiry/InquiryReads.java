package nl.korpsmonitor.query.web.inquiry;

import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Disclosures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Inquiries, with their calendar, dossiers and holds, and the audits that took place. */
@Configuration(proxyBeanMethods = false)
@Import({
    AuditController.class,
    DossierController.class,
    DossierFileController.class,
    HoldController.class,
    InquiryCalendarController.class,
    InquiryController.class,
    InquiryTableController.class
})
public class InquiryReads {
    @Bean
    DossierDirectory dossierDirectory(Trail trail, Disclosures disclosures) {
        return new DossierDirectory(trail, disclosures);
    }

    @Bean
    AuditDirectory auditDirectory(Trail trail) {
        return new AuditDirectory(trail);
    }
}
