package nl.korpsmonitor.command.document;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.DocumentCommand.CorrectDocument;
import nl.korpsmonitor.command.document.DocumentCommand.RegisterDocument;
import nl.korpsmonitor.command.document.DocumentCommand.StoreDocumentFile;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides about documents. */
final class DocumentDecisions {
    private static final int MAXIMUM_TITLE_LENGTH = 500;
    private static final int MAXIMUM_MEDIA_TYPE_LENGTH = 100;
    private static final int MAXIMUM_LOCATION_LENGTH = 500;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    // Whoever makes a link of such a location runs what it says. Browsers skip blanks and control characters in it.
    private static final Pattern SKIPPED = Pattern.compile("[\\s\\p{C}]");
    private static final Pattern PROGRAM = Pattern.compile("(?i)(javascript|vbscript|data):.*");

    private DocumentDecisions() {}

    static List<DocumentEvent> decide(DocumentCommand command, DocumentState state, References references) {
        return switch (command) {
            case RegisterDocument register -> register(register, state, references);
            case CorrectDocument correct -> correct(correct, state, references.today());
            case StoreDocumentFile store -> FileStoring.store(store, state, references.today());
        };
    }

    /** Whether the document that the command registers, or that is registered, is invented. */
    static boolean isFictitious(DocumentCommand command, DocumentState state) {
        return command instanceof RegisterDocument register
                ? Boolean.TRUE.equals(register.fictitious())
                : state.fictitious();
    }

    private static List<DocumentEvent> register(RegisterDocument command, DocumentState state, References references) {
        LocalDate today = references.today();
        Faults faults = new Faults();
        @Nullable
        Document document = described(
                faults,
                today,
                new Described(
                        command.subject().segments().getLast(),
                        command.title(),
                        command.date(),
                        command.mediaType(),
                        command.size(),
                        command.sha256(),
                        command.location()));
        PartialDate received = command.receivedOn() == null ? PartialDate.UNKNOWN : command.receivedOn();
        faults.pastDate("receivedOn", received, today);
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), today);
        faults.required("fictitious", command.fictitious());
        requireEdition(faults, command.edition(), isFictitious(command, state), references);
        faults.orThrow();
        if (state.document() != null) {
            throw new RefusedException(
                    "already-registered", "A document of this identifier is registered; correct its description.");
        }
        return List.of(new DocumentRegistered(given(document), received, command.edition(), given(on)));
    }

    /** Whoever may register documents may see every edition, so that it may be said that there is one. */
    private static void requireEdition(
            Faults faults, @Nullable Integer year, boolean fictitious, References references) {
        if (year == null) {
            return;
        }
        // There is none before our era, and no subject for it.
        EditionState edition =
                year < 0 ? EditionState.FOLD.initial() : references.state(Subject.edition(year), EditionState.FOLD);
        faults.check(edition.exists(), "edition", "there is no edition of this year; open it first");
        faults.check(
                !edition.fictitious() || fictitious, "edition", "edition " + year + " is fictitious, and this is not");
    }

    private static List<DocumentEvent> correct(CorrectDocument command, DocumentState state, LocalDate today) {
        Faults faults = new Faults();
        faults.check(state.document() != null, "identifier", "no document of this identifier is registered");
        @Nullable
        Document document = described(
                faults,
                today,
                new Described(
                        command.subject().segments().getLast(),
                        command.title(),
                        command.date(),
                        command.mediaType(),
                        command.size(),
                        command.sha256(),
                        command.location()));
        FileStoring.requireStillItsFile(faults, command, state.file());
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), today);
        faults.orThrow();
        if (given(document).equals(state.document())) {
            throw new RefusedException("nothing-changes", "The document is described exactly so already.");
        }
        return List.of(new DocumentDescriptionCorrected(given(document), state.edition(), given(reason), given(on)));
    }

    /** A description as a request gives it. */
    private record Described(
            String identifier,
            @Nullable String title,
            @Nullable PartialDate date,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String location) {}

    /** The description; null when there is a fault. */
    private static @Nullable Document described(Faults faults, LocalDate today, Described given) {
        Faults own = new Faults();
        @Nullable String title = own.text("title", given.title(), MAXIMUM_TITLE_LENGTH);
        @Nullable PartialDate date = own.pastDate("date", given.date(), today);
        @Nullable String mediaType = own.optionalText("mediaType", given.mediaType(), MAXIMUM_MEDIA_TYPE_LENGTH);
        @Nullable String location = own.optionalText("location", given.location(), MAXIMUM_LOCATION_LENGTH);
        own.check(
                location == null
                        || !PROGRAM.matcher(SKIPPED.matcher(location).replaceAll(""))
                                .matches(),
                "location",
                "must be where the document is: a URL such as https://example.org/1, or a shelf mark, and no program");
        @Nullable Long size = given.size();
        own.check(size == null || size >= 0, "size", "must be 0 or more bytes");
        @Nullable String sha256 = given.sha256();
        own.check(
                sha256 == null || SHA_256.matcher(sha256).matches(),
                "sha256",
                "must be 64 lower-case hexadecimal digits");
        faults.addAll(own.all());
        return title == null || date == null || !own.none()
                ? null
                : new Document(given.identifier(), title, date, mediaType, size, sha256, location);
    }
}
