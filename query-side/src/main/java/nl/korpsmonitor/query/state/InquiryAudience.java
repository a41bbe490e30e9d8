package nl.korpsmonitor.query.state;

import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of inquiries beyond what his {@link Audience} shows of all of them. Immutable.
 *
 * @param recipient pseudonym of the one whose own inquiries are meant: those that name him; null unless they are
 * @param opens whose confidential values are opened
 */
public record InquiryAudience(@Nullable String recipient, Opens opens) {
    /** Nothing of any. */
    public static final InquiryAudience NOBODY = new InquiryAudience(null, Opens.NOTHING);

    /** Confidential values of all that may be seen. */
    public static final InquiryAudience OFFICERS = new InquiryAudience(null, Opens.EVERYTHING);

    /** How much is opened; later ones hold more. */
    public enum Opens {
        /** Nothing. */
        NOTHING,
        /** Of those that name him. */
        OWN,
        /** Of all that may be seen. */
        EVERYTHING
    }

    /** Somebody whom inquiries may name as recipient. */
    public static InquiryAudience recipient(String pseudonym) {
        return new InquiryAudience(pseudonym, Opens.OWN);
    }

    /** What somebody may see who is both, one person. */
    InquiryAudience and(InquiryAudience other) {
        return new InquiryAudience(
                recipient == null ? other.recipient : recipient,
                opens.compareTo(other.opens) >= 0 ? opens : other.opens);
    }

    /** The same without confidential values. */
    InquiryAudience closed() {
        return new InquiryAudience(recipient, Opens.NOTHING);
    }
}
