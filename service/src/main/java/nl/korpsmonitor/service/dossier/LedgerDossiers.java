package nl.korpsmonitor.service.dossier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import nl.korpsmonitor.command.inquiry.DossierMaker;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.OpenLedger;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.Disclosures.Decided;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.ViewingRecord;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.ListedDocument;
import nl.korpsmonitor.service.dossier.contents.PublicEditions;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.service.dossier.contents.StoredFiles;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * Makes dossiers from a ledger. All but confidential values is what the ledger said at the order's checkpoint, as everybody may see it; what was recorded since changes
 * nothing. Safe for use by many threads.
 */
public final class LedgerDossiers implements DossierMaker {
    private final OpenLedger ledger;
    private final Viewer viewer;
    private final ViewingRecord viewings;
    private final StoredFiles storedFiles;
    private final ComparedAsRead compared;
    private final DossierSettings settings;
    private final DossierLimits limits;
    private final Disclosures decisions;
    private final ArchivalPdf pdf = new ArchivalPdf();

    /**
     * @param viewer who asks for a confidential dossier
     * @param viewings records that he views what it shows
     */
    public LedgerDossiers(
            OpenLedger ledger,
            Viewer viewer,
            ViewingRecord viewings,
            StoredFiles storedFiles,
            ComparedAsRead compared,
            DossierSettings settings) {
        this(ledger, viewer, viewings, storedFiles, compared, settings, DossierLimits.USUAL);
    }

    LedgerDossiers(
            OpenLedger ledger,
            Viewer viewer,
            ViewingRecord viewings,
            StoredFiles storedFiles,
            ComparedAsRead compared,
            DossierSettings settings,
            DossierLimits limits) {
        this.ledger = ledger;
        this.viewer = viewer;
        this.viewings = viewings;
        this.storedFiles = storedFiles;
        this.compared = compared;
        this.settings = settings;
        this.limits = limits;
        this.decisions = new Disclosures(ledger.trail());
    }

    @Override
    public MadeDossier make(DossierOrder order, @Nullable String purpose) {
        Draft draft = draft(order);
        if (purpose == null || order.version() == Version.PUBLIC) {
            return made(draft, draft.disclosing(decisions.now()), event -> Set.of());
        }
        Visibility visibility = new Visibility(viewer.audience(), PublicEditions.of(draft.trail()));
        Disclosing before = draft.disclosing(decisions.now());
        Map<Long, Set<String>> wanted = new LinkedHashMap<>();
        Map<Subject, Long> viewed = new LinkedHashMap<>();
        for (RecordedEvent event : draft.events()) {
            Set<String> fields = visibility.mayOpen(event) ? before.undecided(event) : Set.of();
            if (!fields.isEmpty()) {
                wanted.put(event.position(), fields);
                viewed.putIfAbsent(event.subject(), event.position());
            }
        }
        requireNotTooMany(wanted);
        if (!viewed.isEmpty()) {
            viewings.record(viewed, purpose);
        }
        // Asked again: what was decided before the viewing was recorded is not shown after it. Nor is it told, as
        // whoever makes the dossier again can't know.
        Disclosing now = draft.disclosing(decisions.now());
        return made(draft, now, event -> {
            Set<String> fields = wanted.getOrDefault(event.position(), Set.of());
            return fields.stream().filter(now.undecided(event)::contains).collect(Collectors.toSet());
        });
    }

    @Override
    public MadeDossier again(DossierOrder order, List<Disclosed> disclosed) {
        Map<Long, Set<String>> wanted =
                disclosed.stream().collect(Collectors.toMap(Disclosed::position, each -> Set.copyOf(each.fields())));
        Draft draft = draft(order);
        return made(draft, draft.disclosing(decisions.now()), event -> wanted.getOrDefault(event.position(), Set.of()));
    }

    /** What is to be written, with every confidential value closed. */
    private record Draft(
            DossierOrder order,
            SignedCheckpoint checkpoint,
            TrailUpTo ledger,
            AnsweredInquiry inquiry,
            List<RecordedEvent> events,
            EventsTrail trail,
            List<Item> items,
            OpenLedger open) {
        private Disclosing disclosing(LongFunction<Map<String, Decided>> now) {
            return new Disclosing(open.disclosures(), new Disclosures(ledger).now(), now);
        }
    }

    private Draft draft(DossierOrder order) {
        SignedCheckpoint checkpoint = checkpoint(order);
        TrailUpTo upTo = new TrailUpTo(ledger.trail(), checkpoint.checkpoint().size());
        AnsweredInquiry inquiry = AnsweredInquiry.of(upTo, order.inquiry(), order.answer());
        List<RecordedEvent> events = Selection.of(upTo, inquiry, limits);
        EventsTrail trail = new EventsTrail(events, upTo.size());
        // Before any viewing is recorded: what can't be made shows nobody anything.
        List<Item> items = DossierContent.items(inquiry, trail);
        limits.requireDerived(items);
        DerivedAsRead.require(items, upTo, compared);
        return new Draft(order, checkpoint, upTo, inquiry, events, trail, items, ledger);
    }

    private SignedCheckpoint checkpoint(DossierOrder order) {
        try {
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.parse(order.checkpoint().getBytes(StandardCharsets.UTF_8));
            if (checkpoint.checkpoint().size() <= ledger.size()) {
                return checkpoint;
            }
        } catch (MalformedException e) {
            throw new InvalidInputException("checkpoint", "is none: " + e.getMessage());
        }
        throw new InvalidInputException("checkpoint", "covers more than this ledger holds");
    }

    private MadeDossier made(Draft draft, Disclosing disclosing, Function<RecordedEvent, Set<String>> wanted) {
        List<ShownEvent> shown = draft.events().stream()
                .map(event -> disclosing.show(event, wanted.apply(event)))
                .toList();
        DossierContent content = new DossierContent(
                draft.order(),
                draft.checkpoint(),
                draft.inquiry(),
                shown,
                draft.items(),
                ListedDocument.of(shown, storedFiles));
        LedgerTrust trust =
                LedgerTrust.NONE.advanced(ledger.trail(), draft.ledger().size());
        byte[] zip = DossierZip.of(content, ledger.bodies(), ledger.publishedLog(), trust, pdf, settings);
        return new MadeDossier(zip, disclosed(shown), missing(content));
    }

    private static List<Disclosed> disclosed(List<ShownEvent> shown) {
        List<Disclosed> disclosed = new ArrayList<>();
        for (ShownEvent event : shown) {
            List<String> fields = event.disclosed();
            if (!fields.isEmpty()) {
                disclosed.add(new Disclosed(event.event().position(), fields));
            }
        }
        return disclosed;
    }

    private static List<String> missing(DossierContent content) {
        return content.documents().stream()
                .filter(ListedDocument::missing)
                .map(each -> each.document().identifier())
                .toList();
    }

    private static void requireNotTooMany(Map<Long, Set<String>> wanted) {
        int fields = wanted.values().stream().mapToInt(Set::size).sum();
        if (fields > InquiryEvent.MAXIMUM_DISCLOSED) {
            throw new RefusedException(
                    "dossier-discloses-too-much",
                    "it would show " + fields + " confidential values, and one dossier shows "
                            + InquiryEvent.MAXIMUM_DISCLOSED + " at most; cite less in one answer");
        }
    }
}
