package nl.korpsmonitor.command.edition;

import java.util.Map;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.events.EditionEvent.Direction;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What can be asked of an edition. Documents are named by the identifier of a registered document. */
@SubjectType("edition")
public sealed interface EditionCommand extends Command {

    /**
     * Opens an edition, once.
     *
     * @param title 1 to 200 characters
     * @param fictitious whether everything under this edition is invented data; it can't change later
     */
    @CommandName(value = "open-edition", roles = Role.PUBLISHER)
    record OpenEdition(
            Subject subject,
            @Nullable String title,
            @Nullable Provenance provenance,
            @Nullable Boolean fictitious,
            @Nullable PartialDate occurredOn)
            implements EditionCommand {}

    /** Fixes the framework, once; from here on there can be scores. */
    @CommandName(
            value = "fix-framework",
            roles = {Role.PUBLISHER, Role.COORDINATOR})
    record FixFramework(
            Subject subject,
            @Nullable FrameworkInput framework,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements EditionCommand {}

    /** Closes scoring: every score is confirmed, and there is one at least. */
    @CommandName(value = "close-scoring", roles = Role.PUBLISHER)
    record CloseScoring(Subject subject, @Nullable PartialDate occurredOn) implements EditionCommand {}

    /**
     * Adopts the closed edition; somebody other than who closed it does.
     *
     * @param adoptedBy code of an organisation that exists on that day
     */
    @CommandName(value = "adopt-edition", roles = Role.PUBLISHER)
    record AdoptEdition(
            Subject subject,
            @Nullable String adoptedBy,
            @Nullable String document,
            @Nullable PartialDate occurredOn) implements EditionCommand {}

    /**
     * Records that the adopted edition was offered.
     *
     * @param offeredBy organisation code
     * @param offeredTo organisation code
     */
    @CommandName(value = "offer-edition", roles = Role.PUBLISHER)
    record OfferEdition(
            Subject subject,
            @Nullable String offeredBy,
            @Nullable String offeredTo,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements EditionCommand {}

    /**
     * Records a discussion of the adopted edition; there can be several.
     *
     * @param forum 1 to 300 characters
     */
    @CommandName(
            value = "discuss-edition",
            roles = {Role.PUBLISHER, Role.COORDINATOR})
    record DiscussEdition(
            Subject subject,
            @Nullable String forum,
            @Nullable String document,
            @Nullable PartialDate occurredOn) implements EditionCommand {}

    /**
     * Records that the offered edition was presented to the House.
     *
     * @param document the letter; required
     */
    @CommandName(value = "present-edition", roles = Role.PUBLISHER)
    record PresentEdition(
            Subject subject,
            @Nullable String document,
            @Nullable PartialDate occurredOn) implements EditionCommand {}

    /**
     * Records that the presented edition was laid for inspection.
     *
     * @param place 1 to 300 characters
     */
    @CommandName(value = "lay-edition-for-inspection", roles = Role.PUBLISHER)
    record LayForInspection(
            Subject subject,
            @Nullable String place,
            @Nullable String document,
            @Nullable PartialDate occurredOn) implements EditionCommand {}

    /**
     * Notes that a source says that a step took place; in any order.
     *
     * @param description what the source says, in our words; 1 to 1,000 characters
     */
    @CommandName(
            value = "note-step",
            roles = {Role.PUBLISHER, Role.COORDINATOR})
    record NoteStep(
            Subject subject,
            @Nullable Step step,
            @Nullable String description,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn)
            implements EditionCommand {}

    /**
     * Notes how many organisations got which class, as published.
     *
     * @param code names these totals within the edition
     * @param scope which organisations are counted; 1 to 300 characters
     * @param counts 0 or more per class, one class at least; classes that the source does not count are left out
     */
    @CommandName(
            value = "note-totals",
            roles = {Role.PUBLISHER, Role.COORDINATOR})
    record NoteTotals(
            Subject subject,
            @Nullable String code,
            @Nullable String scope,
            @Nullable Map<ScoreClass, Integer> counts,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn)
            implements EditionCommand {}

    /**
     * Notes a finding as a source publishes it.
     *
     * @param code names the finding within the edition
     * @param statement 1 to 4,000 characters
     * @param scope whom it is about; 1 to 300 characters
     * @param organisation code, when it is about one
     */
    @CommandName(
            value = "note-finding",
            roles = {Role.PUBLISHER, Role.COORDINATOR})
    record NoteFinding(
            Subject subject,
            @Nullable String code,
            @Nullable String statement,
            @Nullable String scope,
            @Nullable String organisation,
            @Nullable Direction direction,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn)
            implements EditionCommand {}

    /**
     * Fixes how an earlier edition's scores map to this one's scale: factor x score + offset; once per edition.
     *
     * @param fromEdition year of an earlier edition with a framework
     * @param factor not 0
     * @param justification 1 to 4,000 characters; it is public and must not name persons
     */
    @CommandName(
            value = "fix-scale-mapping",
            roles = {Role.PUBLISHER, Role.COORDINATOR})
    record FixScaleMapping(
            Subject subject,
            @Nullable Integer fromEdition,
            @Nullable Decimal factor,
            @Nullable Decimal offset,
            @Nullable String justification,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements EditionCommand {}
}
