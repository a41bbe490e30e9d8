package nl.korpsmonitor.command.audit;

import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;

/** Whether an audit of that code was recorded. Immutable. */
record AuditState(boolean recorded) {
    /** How it follows from its events. */
    static final Fold<AuditState> FOLD = new Fold<>() {
        @Override
        public Class<AuditState> type() {
            return AuditState.class;
        }

        @Override
        public AuditState initial() {
            return new AuditState(false);
        }

        @Override
        public AuditState apply(AuditState state, Occurred occurred) {
            return new AuditState(true);
        }
    };
}
