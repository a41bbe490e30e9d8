package nl.korpsmonitor.query.shown;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;

/**
 * A dossier that was issued.
 *
 * @param subject its inquiry
 * @param number within the inquiry, from 1
 * @param answer 0 for the first answer, else the number of the amendment
 * @param version for whom it is
 * @param language of what it says itself
 * @param checkpoint the signed note, exactly as it was published, to which all proofs in it lead
 * @param sha256 of the ZIP that was handed over
 * @param size of that in bytes
 * @param disclosed confidential values that it shows, by position of their event; fields are JSON Pointers
 * @param erasedSince those of them that were erased since
 * @param withheldSince those of them that are withheld now
 * @param position of its event
 */
public record DossierResource(
        @Schema(type = "string", example = "inquiry/kv-2013-1")
        Subject subject,

        int number,
        int answer,
        Version version,
        Language language,
        String checkpoint,
        String sha256,
        long size,
        List<Disclosed> disclosed,
        List<Decision> erasedSince,
        List<Decision> withheldSince,

        @Schema(type = "string", example = "2013-11-20") PartialDate occurredOn,
        Instant recordedAt,
        boolean fictitious,
        long position) {

    /**
     * What was decided about a value that it shows.
     *
     * @param position of the event that the value stands in
     * @param field where it stands there, a JSON Pointer
     * @param ground on which
     * @param decidedAt position of the event that says so
     */
    public record Decision(long position, String field, String ground, long decidedAt) {}

    /**
     * A dossier.
     *
     * @param recorded that it was issued
     */
    public static DossierResource of(RecordedEvent recorded, List<Decision> erased, List<Decision> withheld) {
        DossierIssued issued = (DossierIssued) recorded.event();
        return new DossierResource(
                recorded.subject(),
                issued.number(),
                issued.answer(),
                issued.version(),
                issued.language(),
                issued.checkpoint(),
                issued.sha256(),
                issued.size(),
                issued.disclosed(),
                erased,
                withheld,
                issued.occurredOn(),
                recorded.recordedAt(),
                recorded.fictitious(),
                recorded.position());
    }

    /**
     * A dossier in a list.
     *
     * @param subject its inquiry
     * @param number within the inquiry, from 1
     * @param answer 0 for the first answer, else the number of the amendment
     * @param version for whom it is
     * @param language of what it says itself
     * @param sha256 of the ZIP that was handed over
     * @param size of that in bytes
     * @param discloses how many confidential values it shows
     * @param erasedSince those of them that were erased since
     * @param withheldSince those of them that are withheld now
     * @param position of its event
     */
    public record DossierItem(
            @Schema(type = "string", example = "inquiry/kv-2013-1")
            Subject subject,

            int number,
            int answer,
            Version version,
            Language language,
            String sha256,
            long size,
            int discloses,
            List<Decision> erasedSince,
            List<Decision> withheldSince,

            @Schema(type = "string", example = "2013-11-20") PartialDate occurredOn,
            Instant recordedAt,
            boolean fictitious,
            long position) {
        /** The same, without what is too long for a list. */
        public static DossierItem of(DossierResource dossier) {
            return new DossierItem(
                    dossier.subject,
                    dossier.number,
                    dossier.answer,
                    dossier.version,
                    dossier.language,
                    dossier.sha256,
                    dossier.size,
                    dossier.disclosed.stream()
                            .mapToInt(each -> each.fields().size())
                            .sum(),
                    dossier.erasedSince,
                    dossier.withheldSince,
                    dossier.occurredOn,
                    dossier.recordedAt,
                    dossier.fictitious,
                    dossier.position);
        }
    }
}
