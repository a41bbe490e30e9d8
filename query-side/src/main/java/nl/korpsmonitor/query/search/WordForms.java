package nl.korpsmonitor.query.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tartarus.snowball.ext.DutchStemmer;

/**
 * How words are brought to the form in which they are compared: split where Unicode says (UAX #29), in lower case, without accents, and without endings, once
 * as Dutch and once as English, since texts do not say which they are. Safe for use by many threads.
 */
enum WordForms {
    /** As written, but for case and accents: what prefixes are compared with. */
    PLAIN {
        @Override
        TokenStream endings(TokenStream words) {
            return words;
        }
    },
    /** Without Dutch endings. */
    DUTCH {
        @Override
        TokenStream endings(TokenStream words) {
            return new SnowballFilter(words, new DutchStemmer());
        }
    },
    /** As written and, at the same place, without Dutch endings; only for the index. */
    DUTCH_AND_PLAIN {
        @Override
        TokenStream endings(TokenStream words) {
            return new RemoveDuplicatesTokenFilter(DUTCH.endings(new KeywordRepeatFilter(words)));
        }
    },
    /** Without English endings. */
    ENGLISH {
        @Override
        TokenStream endings(TokenStream words) {
            return new KStemFilter(words);
        }
    };

    /** So many places lie between two texts of one event: no phrase goes on from one to the other. */
    private static final int GAP = 100;

    @SuppressWarnings("ImmutableEnumChecker") // Analyzers never change.
    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, endings(new ASCIIFoldingFilter(new LowerCaseFilter(words))));
        }

        @Override
        public int getPositionIncrementGap(String fieldName) {
            return GAP;
        }
    };

    /** A word in its form, and where it stands in the text: up to but not including {@code end}, in UTF-16 code units. */
    record Form(String form, int start, int end) {}

    abstract TokenStream endings(TokenStream words);

    Analyzer analyzer() {
        return analyzer;
    }

    /** The words of a text, in order. */
    List<Form> of(String text) {
        List<Form> forms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute form = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                forms.add(new Form(form.toString(), place.startOffset(), place.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return forms;
    }
}
