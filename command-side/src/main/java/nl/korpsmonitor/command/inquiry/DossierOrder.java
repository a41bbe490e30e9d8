package nl.korpsmonitor.command.inquiry;

import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;

/**
 * Which dossier is to be made. What is in it follows from the order and from the ledger up to the checkpoint, and from nothing else: it is the same whenever it is
 * made, but for confidential values that were withheld or erased since.
 *
 * @param inquiry its code
 * @param answer 0 for the first answer, else the number of the amendment
 * @param language of what the dossier says itself
 * @param checkpoint the signed note exactly as it was published, to which all proofs lead; it covers the answer's event
 * @param number of the dossier within the inquiry, from 1
 */
public record DossierOrder(
        String inquiry, int answer, Version version, Language language, String checkpoint, int number) {}
