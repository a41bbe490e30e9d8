package nl.korpsmonitor.transparency.policy;

import java.util.List;
import java.util.Set;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** What cosignatures are enough: a witness, a number of a group's members, or none. */
sealed interface Quorum {

    /** Whether these cosigners are enough. */
    boolean metBy(Set<VerifierKey> cosigners);

    /** No cosignature is needed. */
    record None() implements Quorum {
        @Override
        public boolean metBy(Set<VerifierKey> cosigners) {
            return true;
        }
    }

    /** This witness must cosign. */
    record One(VerifierKey witness) implements Quorum {
        @Override
        public boolean metBy(Set<VerifierKey> cosigners) {
            return cosigners.contains(witness);
        }
    }

    /** So many of the members must be met. */
    record Threshold(int needed, List<Quorum> members) implements Quorum {
        @Override
        public boolean metBy(Set<VerifierKey> cosigners) {
            return members.stream().filter(member -> member.metBy(cosigners)).count() >= needed;
        }
    }
}
