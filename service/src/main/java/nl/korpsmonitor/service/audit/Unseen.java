package nl.korpsmonitor.service.audit;

import java.util.List;

/** What no audit of the ledger can see; every report says so. */
record Unseen(String dutch, String english) {
    static final List<Unseen> ALL = List.of(
            new Unseen(
                    "Of twee accounts van dezelfde mens zijn: vier ogen gelden tussen pseudoniemen. Leg de lijst van accounts naast"
                            + " het personeelsbestand.",
                    "Whether two accounts are one person: four eyes are judged between pseudonyms. Compare the list of"
                            + " accounts with that of the staff."),
            new Unseen(
                    "Of wat is vastgelegd waar is: nagegaan is wie het wanneer vastlegde, niet of een score verdiend is of een"
                            + " besluit zo is genomen.",
                    "Whether what is recorded is true: checked is who recorded it when, not whether a score was deserved or a"
                            + " decision was taken that way."),
            new Unseen(
                    "Wat nooit is vastgelegd, en wie het grootboek buiten dit programma om las.",
                    "What was never recorded, and who read the ledger around this program."),
            new Unseen(
                    "Enkele regels van het programma zijn niet nagegaan, zoals of een organisatie die dag bestond en of wat een"
                            + " vraag aanhaalt toen openbaar was; docs/audit.md noemt ze.",
                    "Some rules of the program were not checked, such as whether an organisation existed that day and whether"
                            + " what an inquiry cites was public then; docs/audit.md names them."),
            new Unseen(
                    "De inhoud van vertrouwelijke waarden: die zijn met hun vingerafdrukken vergeleken, niet gelezen.",
                    "The content of confidential values: they were compared with their digests, not read."),
            new Unseen(
                    "Of iemand in de tijd dat zijn rol in het grootboek nog niet was bijgewerkt al niet meer mocht handelen.",
                    "Whether somebody was no longer allowed to act while his role in the ledger was not yet changed."));
}
