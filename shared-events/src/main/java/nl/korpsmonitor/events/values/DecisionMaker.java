package nl.korpsmonitor.events.values;

/**
 * Who decided, outside this system: an office in an organisation, and the person who held it.
 *
 * @param organisation the organisation's code
 * @param office such as 'korpschef'; 1 to 200 characters
 * @param name of the person
 */
public record DecisionMaker(String organisation, String office, Confidential<String> name) {
    /** @throws IllegalArgumentException when a field breaks the bounds above */
    public DecisionMaker {
        Code.require("organisation", organisation);
        Text.require("office", office, 200);
    }
}
