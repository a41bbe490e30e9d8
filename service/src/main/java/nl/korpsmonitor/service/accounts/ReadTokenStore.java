package nl.korpsmonitor.service.accounts;

import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.problems.NotFoundException;

/** The read tokens, kept with the accounts and under the same promises as {@link AccountStore}. */
public interface ReadTokenStore {
    /**
     * Keeps a new one.
     *
     * @throws NotFoundException when its account does not exist
     */
    void add(ReadToken token);

    /** The one of that id, if there is one; ended ones too. */
    Optional<ReadToken> find(String id);

    /** Every one, by account and time of making. */
    List<ReadToken> all();

    /**
     * Ends one, for good. Doing so again changes nothing.
     *
     * @throws NotFoundException when there is none of that id
     */
    void revoke(String id);
}
