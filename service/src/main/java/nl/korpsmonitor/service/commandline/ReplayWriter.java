package nl.korpsmonitor.service.commandline;

import java.util.List;
import nl.korpsmonitor.query.replay.Change;
import nl.korpsmonitor.query.replay.Explanation.Ground;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.Moment;

/** Tells steps, and what follows from them. */
interface ReplayWriter {
    /** @param changes those that are told */
    void step(Step step, List<Change> changes);

    /** What a value rests on, after the steps that led to it. */
    void ground(Ground ground);

    /**
     * What was known on a day, from what was recorded later.
     *
     * @param by who found it
     * @param moment up to which was looked
     */
    void reconstruction(Reconstruction found, Reconstructions by, Moment moment);
}
