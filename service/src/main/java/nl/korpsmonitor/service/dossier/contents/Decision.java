package nl.korpsmonitor.service.dossier.contents;

/** What was decided about showing something in a dossier, as its inventory says. */
public enum Decision {
    /** It is there, and everybody may see it. */
    PUBLIC,
    /** It is confidential, and this dossier shows it. */
    SHOWN,
    /** It is confidential, and withheld on a ground. */
    WITHHELD,
    /** It was erased. */
    ERASED,
    /** It is confidential, and not for this version or not for whoever had it made. */
    NOT_DISCLOSED,
    /** It is named, and its file is not in the dossier. */
    NOT_INCLUDED
}
