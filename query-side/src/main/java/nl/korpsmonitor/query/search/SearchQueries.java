package nl.korpsmonitor.query.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Visibility;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Says a question in the index's own terms. */
final class SearchQueries {
    private static final List<String> PROPOSALS = List.of("rectification-proposed", "rectification-dropped");

    private SearchQueries() {}

    /** What is asked, without the times of recording, which the order of the index answers, and without regard to who asks. */
    static Query of(SearchQuestion question) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        if (question.text() != null) {
            question.text().terms().forEach(term -> all.add(of(term), term.excluded() ? Occur.MUST_NOT : Occur.FILTER));
        }
        if (!question.types().isEmpty()) {
            BooleanQuery.Builder types = new BooleanQuery.Builder();
            question.types().forEach(type -> types.add(term(SearchDocuments.TYPE, type), Occur.SHOULD));
            all.add(types.build(), Occur.FILTER);
        }
        filter(all, SearchDocuments.ACTOR, question.actor());
        filter(all, SearchDocuments.ORGANISATION, question.organisation());
        filter(all, SearchDocuments.DOCUMENT, question.document());
        filter(all, SearchDocuments.EDITION, question.edition());
        filter(all, SearchDocuments.SUBJECT, question.subject());
        filter(all, SearchDocuments.FICTITIOUS, question.fictitious());
        LocalDate from = question.occurredFrom();
        if (from != null) {
            all.add(range(SearchDocuments.LATEST, from.toEpochDay(), Long.MAX_VALUE), Occur.FILTER);
        }
        LocalDate until = question.occurredUntil();
        if (until != null) {
            all.add(range(SearchDocuments.EARLIEST, Long.MIN_VALUE, until.toEpochDay()), Occur.FILTER);
        }
        return all.build();
    }

    private static Query of(SearchText.Term term) {
        return switch (term) {
            case SearchText.Prefix prefix -> new PrefixQuery(new Term(SearchDocuments.DUTCH, prefix.form()));
            case SearchText.Words words -> words(words.text());
            case SearchText.PaperNumber number ->
                either(term(SearchDocuments.DOCUMENT, number.number()), words(number.text()));
        };
    }

    private static Query words(String text) {
        return either(
                phrase(SearchDocuments.DUTCH, WordForms.DUTCH.of(text)),
                phrase(SearchDocuments.ENGLISH, WordForms.ENGLISH.of(text)));
    }

    private static Query phrase(String field, List<WordForms.Form> forms) {
        if (forms.size() == 1) {
            return term(field, forms.getFirst().form());
        }
        return new PhraseQuery(field, forms.stream().map(WordForms.Form::form).toArray(String[]::new));
    }

    private static Query either(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.SHOULD)
                .add(other, Occur.SHOULD)
                .build();
    }

    private static void filter(BooleanQuery.Builder all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(term(field, value.toString()), Occur.FILTER);
        }
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static Query range(String field, long from, long until) {
        return NumericDocValuesField.newSlowRangeQuery(field, from, until);
    }

    /**
     * What a reader may see, nearly: it leaves out no event that may be seen, and few that may not are in it. {@link Visibility} judges each of those.
     */
    static Query visible(Visibility visibility, IndexReader reader) throws IOException {
        if (visibility.isAll()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder seen = new BooleanQuery.Builder();
        boolean whole = true;
        Terms scopes = MultiTerms.getTerms(reader, SearchDocuments.SCOPE);
        if (scopes != null) {
            TermsEnum each = scopes.iterator();
            for (BytesRef scope = each.next(); scope != null; scope = each.next()) {
                String id = scope.utf8ToString();
                boolean sees = visibility.maySee(new Subject(id));
                whole &= sees;
                if (sees) {
                    seen.add(term(SearchDocuments.SCOPE, id), Occur.SHOULD);
                }
            }
        }
        Audience audience = visibility.audience();
        BooleanQuery.Builder hiddenProposals = new BooleanQuery.Builder();
        PROPOSALS.forEach(type -> hiddenProposals.add(term(SearchDocuments.TYPE, type), Occur.SHOULD));
        if (audience.organisation() != null) {
            Query own = term(SearchDocuments.OWNER, audience.organisation());
            seen.add(own, Occur.SHOULD);
            hiddenProposals.add(own, Occur.MUST_NOT);
        }
        if (!visibility.ownInquiries().isEmpty()) {
            List<BytesRef> own = visibility.ownInquiries().stream()
                    .map(code -> new BytesRef(Subject.inquiry(code).id()))
                    .toList();
            seen.add(new TermInSetQuery(SearchDocuments.SUBJECT, own), Occur.SHOULD);
        }
        BooleanQuery.Builder visible =
                new BooleanQuery.Builder().add(whole ? MatchAllDocsQuery.INSTANCE : seen.build(), Occur.FILTER);
        if (audience.unpublished() != Audience.Extent.EVERYTHING) {
            visible.add(hiddenProposals.build(), Occur.MUST_NOT);
        }
        return visible.build();
    }
}
