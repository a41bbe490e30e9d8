package nl.korpsmonitor.transparency.verify;

/** What the program says of itself. */
final class Help {

    static final String TEXT = """
            Verifies, without the service and without trusting it, what an audit ledger shows.

            Usage: java -jar verifier.jar verify proof FILE [--body FILE [--disclosures FILE]]
                   java -jar verifier.jar verify bundle FILE
                   java -jar verifier.jar verify dossier FILE
                   java -jar verifier.jar verify export DIR
                   java -jar verifier.jar verify log URL

              proof FILE          a .tlog-proof: one entry is in the log
                --body FILE         the entry's body, byte for byte: it is the one that was recorded
                --disclosures FILE  confidential values, a disclosure a line: they belong to that body
              bundle FILE         one event as the service gives it: its proof, body and disclosures in one file
              dossier FILE        an answer's dossier, a ZIP as it came: it is whole, and every event in it is in the log
              export DIR          an export: every entry, tile, body and disclosure in it
              log URL             a served log: every entry and tile below that address

            Whom you trust (needed for a proof, a bundle and a log):
              --key VKEY          the log's verifier key, <name>+<id>+<base64>; may be given more than once
              --policy FILE       a C2SP tlog-policy: the log's keys, witnesses and quorum
              Get these from somebody other than whoever gave you the evidence. Without them an export or dossier is
              checked by the keys inside it, which shows that it fits together and nothing more: 'self-consistent, not
              independently verified'.

            Further:
              --memory DIR        where the last checkpoint of each log is remembered, to notice another history
                                  (usual: korpsmonitor-verifier in $XDG_STATE_HOME, else in ~/.local/state)
              --no-memory         neither compare with what is remembered, nor remember
              --json              one JSON object on the standard output, for programs (docs/verify.md)
              --help, --version   this text; the version

            Exit code:
              0  verified; or self-consistent, when an export or dossier was checked by its own keys
              1  not verified: something in the evidence was altered, is missing or malformed, contradicts what is
                 remembered, or is not signed as your key or policy asks
              2  bad input: an argument is wrong, a file that you named is missing or something else altogether, your
                 key or policy or memory is malformed, or an address does not answer; or the verifier has too little
                 memory (java -Xmx512m gives it more) or is damaged. It says nothing about the log

            A verified entry was recorded at that time and not altered since. Whether it is true is another matter.
            """;

    private Help() {}

    /** The version in the jar's manifest. */
    static String version() {
        String version = Help.class.getPackage().getImplementationVersion();
        return "korpsmonitor-verifier " + (version == null ? "(not from a jar)" : version);
    }
}
