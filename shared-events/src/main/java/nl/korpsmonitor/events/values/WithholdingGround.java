package nl.korpsmonitor.events.values;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The grounds on which the Dutch open government act (Wet open overheid, articles 5.1 and 5.2) lets information be withheld. */
public enum WithholdingGround {
    /** The unity of the Crown. */
    UNITY_OF_THE_CROWN("5.1.1.a"),
    /** The security of the State. */
    SECURITY_OF_THE_STATE("5.1.1.b"),
    /** Data of companies that were given in confidence. */
    COMPANY_DATA_IN_CONFIDENCE("5.1.1.c"),
    /** Special categories of personal data, and such about criminal offences. */
    SPECIAL_PERSONAL_DATA("5.1.1.d"),
    /** Numbers that identify persons. */
    IDENTIFICATION_NUMBERS("5.1.1.e"),
    /** International relations. */
    INTERNATIONAL_RELATIONS("5.1.2.a"),
    /** Economic or financial interests of public bodies. */
    ECONOMIC_INTERESTS("5.1.2.b"),
    /** Investigation and prosecution of offences. */
    INVESTIGATION_AND_PROSECUTION("5.1.2.c"),
    /** Inspection, control and supervision. */
    SUPERVISION("5.1.2.d"),
    /** Privacy. */
    PRIVACY("5.1.2.e"),
    /** Other data of companies that matter in competition. */
    COMPETITION("5.1.2.f"),
    /** Protection of the environment that the data are about. */
    ENVIRONMENT("5.1.2.g"),
    /** Security of persons and companies, and prevention of sabotage. */
    SECURITY("5.1.2.h"),
    /** The functioning of the State and other public bodies. */
    FUNCTIONING_OF_THE_STATE("5.1.2.i"),
    /** Personal opinions on policy, in documents for internal deliberation. */
    PERSONAL_POLICY_OPINIONS("5.2");

    private final String code;

    WithholdingGround(String code) {
        this.code = code;
    }

    /** Article, paragraph and letter, such as {@code 5.1.2.e}; what is stored and shown. */
    public String code() {
        return code;
    }

    /** The ground of a code; empty when there is none. */
    public static Optional<WithholdingGround> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** Whether it counts only after it was weighed against the interest in openness (article 5.1, paragraph 2), so that the weighing must be written down. */
    public boolean isRelative() {
        return code.startsWith("5.1.2.");
    }

    /** Whether of information that is older than five years it must be said too why it still outweighs openness (article 5.3). */
    public boolean weakensWithAge() {
        return isRelative() || this == PERSONAL_POLICY_OPINIONS;
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(WithholdingGround::code).collect(Collectors.joining(", "));
    }
}
