package nl.korpsmonitor.query.search;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Visibility;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** What the index holds of an event: nothing that is confidential, and no text to read back. */
final class SearchDocuments {
    /** Of what is written below. An index of another format is made anew. */
    static final int FORMAT = 2;

    static final String POSITION = "position";
    static final String DUTCH = "dutch";
    static final String ENGLISH = "english";
    static final String TYPE = "type";
    static final String SUBJECT = "subject";
    static final String SCOPE = "scope";
    static final String OWNER = "owner";
    static final String EDITION = "edition";
    static final String ACTOR = "actor";
    static final String ORGANISATION = "organisation";
    static final String DOCUMENT = "document";
    static final String EARLIEST = "earliest";
    static final String LATEST = "latest";
    static final String FICTITIOUS = "fictitious";

    private static final FieldType WORDS = words();

    private SearchDocuments() {}

    static Analyzer analyzer() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String fieldName) {
                return (fieldName.equals(DUTCH) ? WordForms.DUTCH_AND_PLAIN : WordForms.ENGLISH).analyzer();
            }
        };
    }

    static Document of(RecordedEvent event) {
        Document document = new Document();
        document.add(NumericDocValuesField.indexedField(POSITION, event.position()));
        term(document, TYPE, event.type());
        term(document, ACTOR, event.actor().id());
        term(document, FICTITIOUS, String.valueOf(event.fictitious()));
        addSubject(document, event.subject());
        term(document, SCOPE, scope(Visibility.seenAs(event)));
        addDates(document, event.event().occurredOn());
        EventText text = EventText.of(event);
        text.organisations().forEach(code -> term(document, ORGANISATION, code));
        text.documents().forEach(identifier -> {
            term(document, DOCUMENT, identifier);
            addNumbers(document, identifier);
        });
        for (EventText.Passage passage : text.passages()) {
            addNumbers(document, passage.text());
            addWords(document, passage.text());
        }
        return document;
    }

    private static void addSubject(Document document, Subject subject) {
        String id = subject.id();
        for (int slash = id.indexOf('/'); slash >= 0; slash = id.indexOf('/', slash + 1)) {
            term(document, SUBJECT, id.substring(0, slash));
        }
        term(document, SUBJECT, id);
        List<String> segments = subject.segments();
        if (subject.type().equals("scorecard")) {
            term(document, OWNER, segments.getLast());
        }
        Integer edition = subject.editionYear();
        if (edition != null) {
            term(document, EDITION, edition.toString());
        }
        // The codes that it is known by; its type and year have fields of their own.
        segments.stream().skip(edition == null ? 1 : 2).forEach(segment -> addWords(document, segment));
    }

    /** The part of the subject as which an event is seen, on which it depends who may see it, save for whose scorecard it is. */
    private static String scope(Subject subject) {
        Integer edition = subject.editionYear();
        return edition == null ? subject.type() : subject.type() + "/" + edition;
    }

    private static void addDates(Document document, PartialDate occurredOn) {
        LocalDate earliest = occurredOn.earliest();
        LocalDate latest = occurredOn.latest();
        if (earliest != null && latest != null) {
            document.add(NumericDocValuesField.indexedField(EARLIEST, earliest.toEpochDay()));
            document.add(NumericDocValuesField.indexedField(LATEST, latest.toEpochDay()));
        }
    }

    private static void addNumbers(Document document, String text) {
        DocumentNumbers.in(text).forEach(found -> term(document, DOCUMENT, found.number()));
    }

    private static void addWords(Document document, String text) {
        document.add(new Field(DUTCH, text, WORDS));
        document.add(new Field(ENGLISH, text, WORDS));
    }

    private static void term(Document document, String field, String term) {
        document.add(new StringField(field, term, Field.Store.NO));
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        // Nothing is sorted by how well it fits, so no lengths are kept.
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }
}
