package nl.korpsmonitor.command.edition;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.edition.EditionCommand.AdoptEdition;
import nl.korpsmonitor.command.edition.EditionCommand.DiscussEdition;
import nl.korpsmonitor.command.edition.EditionCommand.LayForInspection;
import nl.korpsmonitor.command.edition.EditionCommand.OfferEdition;
import nl.korpsmonitor.command.edition.EditionCommand.PresentEdition;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.EditionEvent.EditionLaidForInspection;
import nl.korpsmonitor.events.EditionEvent.EditionOffered;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides on the steps of an edition after scoring was closed. */
final class Lifecycle {
    private static final int PLACE_LENGTH = 300;

    private Lifecycle() {}

    static List<EditionEvent> adopt(AdoptEdition command, EditionState edition, Actor actor, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        PartialDate on = EditionRules.stepDay(faults, references, edition, command.occurredOn(), Step.SCORING_CLOSED);
        organisation(faults, references, "adoptedBy", command.adoptedBy(), on, edition);
        Document document = document(faults, references, command.subject(), command.document(), edition);
        faults.orThrow();
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseUnless(edition, Step.SCORING_CLOSED, "scoring-open", "close scoring first");
        EditionRules.refuseAfter(edition, Step.ADOPTED, "edition-adopted", "the edition was adopted before");
        if (actor.id().equals(edition.closedBy())) {
            throw new RefusedException(
                    "four-eyes", "who closed scoring can't adopt the edition; somebody else must do that");
        }
        return List.of(new EditionAdopted(given(command.adoptedBy()), document, given(on)));
    }

    static List<EditionEvent> offer(OfferEdition command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        PartialDate on = EditionRules.stepDay(faults, references, edition, command.occurredOn(), Step.ADOPTED);
        organisation(faults, references, "offeredBy", command.offeredBy(), on, edition);
        organisation(faults, references, "offeredTo", command.offeredTo(), on, edition);
        Document document = document(faults, references, command.subject(), command.document(), edition);
        faults.orThrow();
        requireAdopted(edition);
        EditionRules.refuseAfter(edition, Step.OFFERED, "edition-offered", "the edition was offered before");
        return List.of(new EditionOffered(given(command.offeredBy()), given(command.offeredTo()), document, given(on)));
    }

    static List<EditionEvent> discuss(DiscussEdition command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        PartialDate on = EditionRules.stepDay(faults, references, edition, command.occurredOn(), Step.ADOPTED);
        String forum = faults.text("forum", command.forum(), PLACE_LENGTH);
        Document document = document(faults, references, command.subject(), command.document(), edition);
        faults.orThrow();
        requireAdopted(edition);
        return List.of(new EditionDiscussed(given(forum), document, given(on)));
    }

    static List<EditionEvent> present(PresentEdition command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        PartialDate on = EditionRules.stepDay(faults, references, edition, command.occurredOn(), Step.OFFERED);
        faults.required("document", command.document());
        Document document = document(faults, references, command.subject(), command.document(), edition);
        faults.orThrow();
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseUnless(edition, Step.OFFERED, "edition-not-offered", "the edition must be offered first");
        EditionRules.refuseAfter(
                edition, Step.PRESENTED_TO_HOUSE, "edition-presented", "the edition was presented before");
        return List.of(new EditionPresentedToHouse(given(document), given(on)));
    }

    static List<EditionEvent> layForInspection(LayForInspection command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        PartialDate on =
                EditionRules.stepDay(faults, references, edition, command.occurredOn(), Step.PRESENTED_TO_HOUSE);
        String place = faults.text("place", command.place(), PLACE_LENGTH);
        Document document = document(faults, references, command.subject(), command.document(), edition);
        faults.orThrow();
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseUnless(
                edition, Step.PRESENTED_TO_HOUSE, "edition-not-presented", "present the edition to the House first");
        EditionRules.refuseAfter(
                edition, Step.LAID_FOR_INSPECTION, "edition-laid", "the edition was laid for inspection before");
        return List.of(new EditionLaidForInspection(given(place), document, given(on)));
    }

    private static void requireAdopted(EditionState edition) {
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseUnless(edition, Step.ADOPTED, "edition-not-adopted", "the edition must be adopted first");
    }

    private static void organisation(
            Faults faults,
            References references,
            String field,
            @Nullable String code,
            @Nullable PartialDate on,
            EditionState edition) {
        Organisations.required(faults, references, field, code, on, edition.fictitious());
    }

    private static @Nullable Document document(
            Faults faults, References references, Subject subject, @Nullable String identifier, EditionState edition) {
        return Documents.optional(faults, references, subject, "document", identifier, edition.fictitious());
    }
}
