package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.Check.Kind.ANOMALY;
import static nl.korpsmonitor.query.audit.Check.Kind.RULE;

import java.util.Locale;

/** What an audit looks for. The code of each is stable: reports, and whoever compares them, name it. */
public enum Check {
    /** Who confirmed a score had recorded or last corrected it. */
    FOUR_EYES_CONFIRMATION(
            RULE,
            "four-eyes.md",
            "A score is confirmed by somebody other than who recorded or last corrected it.",
            "Een score wordt bevestigd door een ander dan wie haar vastlegde of als laatste verbeterde."),
    /** Who adopted an edition had closed its scoring. */
    FOUR_EYES_ADOPTION(
            RULE,
            "four-eyes.md",
            "An edition is adopted by somebody other than who closed its scoring.",
            "Een editie wordt vastgesteld door een ander dan wie de beoordeling afsloot."),
    /** A rectification that nobody else had proposed as it was confirmed. */
    FOUR_EYES_RECTIFICATION(
            RULE,
            "four-eyes.md",
            "A rectification is confirmed as somebody else proposed it, and not by who set the present score.",
            "Een rectificatie wordt bevestigd zoals een ander haar voorstelde, en niet door wie de huidige score gaf."),
    /** A value erased that nobody else had asked to erase. */
    FOUR_EYES_ERASURE(
            RULE,
            "four-eyes.md",
            "A value is erased on the request of one person that another one confirmed, for that value and ground.",
            "Een waarde wordt gewist op verzoek van de een, bevestigd door een ander, voor die waarde en op die grond."),
    /** A decision that no mandate carried. */
    DECISION_WITHIN_MANDATE(
            RULE,
            "domain: mandates",
            "Whoever decides holds the mandate named, in force on that day and for that recommendation, as was known then.",
            "Wie beslist heeft het genoemde mandaat, dat toen, naar wat bekend was, die dag en voor die aanbeveling gold."),
    /** A decision that does not follow from the one in force. */
    DECISION_ORDER(
            RULE,
            "domain: recommendations",
            "A decision is the first, or names the one in force that it revises or withdraws, and is not dated before it.",
            "Een besluit is het eerste, of noemt het geldende besluit dat het herziet of intrekt, en ligt niet daarvoor."),
    /** A recommendation that did not take its course. */
    RECOMMENDATION_ORDER(
            RULE,
            "domain: recommendations",
            "A recommendation is issued once, by its edition; only what was decided here and accepted is carried out; once"
                    + " fulfilled it is reopened first, once superseded it gets status reports only; agreements are made"
                    + " and concluded once; nothing is dated before what it follows on.",
            "Een aanbeveling wordt eenmaal gedaan, door haar editie; alleen wat hier is besloten en overgenomen wordt"
                    + " uitgevoerd; na vervulling wordt zij eerst heropend, na vervanging krijgt zij alleen"
                    + " statusmeldingen; afspraken worden eenmaal gemaakt en afgesloten; niets ligt voor waarop het volgt."),
    /** A mandate granted twice, widened, or changed when it was not in force. */
    MANDATE_ORDER(
            RULE,
            "domain: mandates",
            "A mandate is granted once; a limit allows less than the mandate did on its day; it is limited or revoked from a"
                    + " day on which it is in force, and revoked once.",
            "Een mandaat wordt eenmaal verleend; een beperking staat minder toe dan het mandaat op haar dag; het wordt"
                    + " beperkt of ingetrokken vanaf een dag waarop het geldt, en eenmaal ingetrokken."),
    /** What is real and rests on what is invented. */
    FICTITIOUS_APART(
            RULE,
            "domain: fictitious data",
            "What is real rests on nothing invented: no mandate, no successor of a recommendation, no scale, nothing cited.",
            "Wat echt is steunt op niets fictiefs: geen mandaat, geen vervangende aanbeveling, geen schaal, geen aanhaling."),
    /** A step of an edition before the one that it follows, or twice. */
    LIFECYCLE_ORDER(
            RULE,
            "domain: lifecycle",
            "The steps of an edition that is conducted here are taken once, in their order, on days in that order; scales are"
                    + " mapped once, between editions with a framework.",
            "De stappen van een hier gehouden editie worden eenmaal gezet, op volgorde, op dagen in die volgorde; schalen"
                    + " worden eenmaal omgerekend, tussen edities met een kader."),
    /** Scores of an edition without a framework, or of a dimension that it does not have. */
    SCORE_IN_FRAMEWORK(
            RULE,
            "domain: lifecycle",
            "No score is recorded before the framework is fixed, or for a dimension that it does not have.",
            "Geen score wordt vastgelegd voor het kader vaststaat, of voor een dimensie die het niet kent."),
    /** A class noted where classes follow from scores. */
    CLASS_FROM_SOURCE(
            RULE,
            "domain: scorecards",
            "A class is noted only of an edition that is noted from sources; elsewhere it follows from the scores.",
            "Een klasse wordt alleen genoteerd van een editie uit bronnen; elders volgt zij uit de scores."),
    /** Scores that changed otherwise than by rectification after scoring was closed. */
    SCORE_AFTER_CLOSING(
            RULE,
            "domain: lifecycle",
            "After scoring is closed scores change by rectification only, and those only after adoption.",
            "Na afsluiting veranderen scores alleen door rectificatie, en dat alleen na vaststelling."),
    /** Scoring closed, or an edition adopted, with a score that nobody confirmed. */
    UNCONFIRMED_SCORE(
            RULE,
            "domain: lifecycle",
            "Every score is confirmed when scoring is closed and when the edition is adopted.",
            "Elke score is bevestigd wanneer de beoordeling wordt afgesloten en de editie wordt vastgesteld."),
    /** An event that names another score than there was. */
    SCORE_CHAIN(
            RULE,
            "domain: scorecards",
            "What changes, confirms or withdraws a score names the one that there is; a first score has none before it.",
            "Wat een score wijzigt, bevestigt of intrekt noemt de score die er is; een eerste score heeft geen voorganger."),
    /** An actor that the ledger does not know, or not in that role. */
    ROLE_HELD(
            RULE,
            "access.md",
            "Whoever records has, as the ledger knew then, the role that the entry names.",
            "Wie vastlegt heeft, zoals het grootboek toen wist, de rol die de post noemt."),
    /** A role that may not record such an event. */
    ROLE_ALLOWS(
            RULE,
            "access.md",
            "The role in which somebody records allows it, and for a force only on its own scorecards.",
            "De rol waarin iemand vastlegt staat dat toe, en voor een korps alleen op eigen scorekaarten."),
    /** A value erased on which a hold lay. */
    HOLD_RESPECTED(
            RULE,
            "disclosures.md",
            "Nothing on which a hold lies is erased.",
            "Niets waarop een bewaarplicht ligt wordt gewist."),
    /** A value erased on which an inquiry stood that was not closed. */
    CITATION_RESPECTED(
            RULE,
            "inquiries.md",
            "Nothing that an inquiry cites, or that an answer of it stood on, is erased before it is closed.",
            "Niets dat een vraag aanhaalt, of waarop een antwoord erop steunde, wordt gewist voor zij is afgesloten."),
    /** An inquiry that did not take its course. */
    INQUIRY_ORDER(
            RULE,
            "inquiries.md",
            "An inquiry is registered and answered once; citations, amendments and dossiers follow on what is there; it"
                    + " ends as ANSWERED when it was, and only then; once it is closed it is only reopened, or a dossier"
                    + " handed over.",
            "Een vraag wordt eenmaal geregistreerd en beantwoord; aanhalingen, wijzigingen van het antwoord en dossiers sluiten aan op wat"
                    + " er is; zij eindigt als beantwoord wanneer zij dat is, en alleen dan; na afsluiting wordt zij alleen heropend, of een dossier verstrekt."),
    /** A due date that the kind of inquiry does not give. */
    INQUIRY_TERM(
            RULE,
            "inquiries.md",
            "The due date is that of the kind of inquiry, and is extended, set anew, or corrected, as that allows.",
            "De termijn is die van het soort vraag, en wordt verlengd, opnieuw gesteld of verbeterd zoals dat toelaat."),
    /** A correction of an inquiry that names what did not stand, or lets it come in after more time was told or it was answered. */
    INQUIRY_CORRECTION(
            RULE,
            "inquiries.md",
            "A correction of an inquiry names what stood of all that it changes, and moves the day of receipt to none after more time was told or it was answered.",
            "Een verbetering van een vraag noemt wat er stond van alles wat zij wijzigt, en verzet de dag van ontvangst niet naar een dag na die van een mededeling van uitstel of van het antwoord."),
    /** What happened to an inquiry, by its day, before the inquiry came in. */
    INQUIRY_SINCE_RECEIPT(
            RULE,
            "inquiries.md",
            "An inquiry is extended, answered, amended and closed on no day before that of its receipt, as it stood then.",
            "Een vraag wordt niet verlengd, beantwoord, gewijzigd beantwoord of afgesloten op een dag voor die van ontvangst, zoals die toen vaststond."),
    /** An answer that stands on nothing, or on what did not exist. */
    ANSWER_ON_EVIDENCE(
            RULE,
            "inquiries.md",
            "An answer stands on evidence that is cited, or says that it needs none; what is cited was known at its"
                    + " position, and the answer looks as far; its checkpoint covers all of it, and was there before it.",
            "Een antwoord steunt op wat is aangehaald, of zegt dat dat niet nodig is; wat is aangehaald was op die positie"
                    + " bekend, en het antwoord kijkt zo ver; zijn ijkpunt dekt dat alles, en was er eerder."),
    /** A citation of what not everybody could see. */
    CITED_PUBLIC(
            RULE,
            "inquiries.md",
            "An inquiry cites only what everybody could see when it was cited.",
            "Een vraag verwijst alleen naar wat iedereen kon zien toen ernaar werd verwezen."),
    /** A citation that does not name the last events that it follows from. */
    CITATION_COMPLETE(
            RULE,
            "inquiries.md",
            "A citation names the last public event of each subject that it follows from.",
            "Een verwijzing noemt de laatste openbare gebeurtenis van elk onderwerp waaruit zij volgt."),
    /** An answer or a dossier under a checkpoint that is not one of this ledger. */
    ANSWER_CHECKPOINT(
            RULE,
            "inquiries.md",
            "The checkpoint of an answer or a dossier is one of this ledger: its origin, its root at that size, signed by a"
                    + " key that it had then.",
            "Het ijkpunt van een antwoord of dossier is er een van dit grootboek: naam, wortel bij die omvang, en getekend"
                    + " met een sleutel die het toen had."),
    /** Who looked was recorded under another, in another hour, or twice. */
    VIEWING_RECORDED(
            RULE,
            "disclosures.md",
            "Who looks is recorded under his own name, within the hour, and once for each subject and hour.",
            "Wie inziet staat onder eigen naam, binnen het uur, en eenmaal voor elk onderwerp en uur."),
    /** An entry whose event can't be read, so that the rules were checked on those before it only. */
    HISTORY_READABLE(
            RULE,
            "architecture.md",
            "Every entry can be read; the rules were checked up to the first that can't.",
            "Elke post is leesbaar; de regels zijn nagegaan tot de eerste die dat niet is."),
    /** Recorded long after it happened. */
    RECORDED_LATE(ANOMALY, "audit.md", "Recorded long after it happened.", "Vastgelegd lang nadat het gebeurde."),
    /** A fact put before what was known for later days. */
    BACKDATED(
            ANOMALY,
            "audit.md",
            "Recorded for a day before what was recorded earlier of the same subject.",
            "Vastgelegd voor een dag voor wat eerder over hetzelfde onderwerp is vastgelegd."),
    /** An answer that is in time by its date only. */
    ANSWER_RECORDED_AFTER_DUE(
            ANOMALY,
            "inquiries.md",
            "An answer is dated in time, and was recorded after the due date.",
            "Een antwoord is gedateerd binnen de termijn, en na die termijn vastgelegd."),
    /** A due date that was corrected to a later one once it had passed. */
    DUE_DATE_CORRECTED_AFTER_DUE(
            ANOMALY,
            "inquiries.md",
            "A correction gave an inquiry a later due date after the one that stood had passed.",
            "Een verbetering gaf een vraag een latere uiterste datum nadat de geldende was verstreken."),
    /** A score that changed after its edition was adopted. */
    RECTIFIED_AFTER_ADOPTION(
            ANOMALY,
            "four-eyes.md",
            "A score changed after the edition was adopted.",
            "Een score veranderde nadat de editie was vastgesteld."),
    /** A score that changed after its edition was presented. */
    RECTIFIED_AFTER_PRESENTATION(
            ANOMALY,
            "four-eyes.md",
            "A score changed after the edition was presented to the House.",
            "Een score veranderde nadat de editie aan de Kamer was gezonden."),
    /** A decision under a mandate that, as is known by now, did not carry it. */
    DECISION_OUTSIDE_MANDATE_NOW(
            ANOMALY,
            "domain: mandates",
            "As is known now, the mandate did not cover this decision on its day; when it was recorded it did.",
            "Naar nu bekend is dekte het mandaat dit besluit die dag niet; bij het vastleggen nog wel."),
    /** An actor that acts for another organisation than it was registered with. */
    FOR_ANOTHER_ORGANISATION(
            ANOMALY,
            "accounts.md",
            "Recorded for another organisation than the ledger registered the actor with; it does not record such changes.",
            "Vastgelegd voor een andere organisatie dan waarmee de actor is geregistreerd; zulke wijzigingen staan niet in"
                    + " het grootboek."),
    /** Many more corrections on one scorecard than on others. */
    MANY_CORRECTIONS_OF_SCORECARD(
            ANOMALY,
            "audit.md",
            "Unusually many corrections on one scorecard.",
            "Ongewoon veel verbeteringen op een scorekaart."),
    /** Many more corrections by one actor than by others. */
    MANY_CORRECTIONS_BY_ACTOR(
            ANOMALY,
            "audit.md",
            "Unusually many corrections by one person.",
            "Ongewoon veel verbeteringen door een persoon."),
    /** Many more corrections in one week than in others. */
    MANY_CORRECTIONS_IN_WEEK(
            ANOMALY, "audit.md", "Unusually many corrections in one week.", "Ongewoon veel verbeteringen in een week.");

    /** Whether something is wrong, or only unusual. */
    public enum Kind {
        /** What does not fit is a finding. */
        RULE,
        /** What fits breaks no rule, and deserves a look. */
        ANOMALY
    }

    private final Kind kind;
    private final String source;
    private final String english;
    private final String dutch;

    Check(Kind kind, String source, String english, String dutch) {
        this.kind = kind;
        this.source = source;
        this.english = english;
        this.dutch = dutch;
    }

    /** Stable, such as {@code four-eyes-adoption}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether what it tells is a finding or an anomaly. */
    public Kind kind() {
        return kind;
    }

    /** Where it is laid down: a document of the program, or the domain. */
    public String source() {
        return source;
    }

    /** The rule, or what is unusual, in English. */
    public String english() {
        return english;
    }

    /** The same in Dutch. */
    public String dutch() {
        return dutch;
    }
}
