package nl.korpsmonitor.transparency.verify;

import java.util.Set;
import java.util.regex.Pattern;

/** Which files a dossier has, by their names: docs/verify.md lists them. Whoever adds another can describe it in the manifests. */
final class DossierLayout {
    private static final Set<String> TAGS =
            Set.of(BagManifest.DECLARATION, "bag-info.txt", BagManifest.PAYLOAD, BagManifest.TAGS);

    /** Ends the name of a description for an archive, after that of what it describes. */
    private static final String DESCRIPTION = ".mdto.xml";

    private static final Pattern PAYLOAD = Pattern.compile("data/(dossier\\.json|checkpoint|policy|inventory\\.csv"
            + "|document\\.(html|pdf)|VERIFY\\.md|verifier\\.jar|events/[0-9]+\\.event\\.json|consistency/[0-9]+\\.json"
            + "|(states|comparisons)/[^/]+\\.(json|csv)|documents/[^/]+\\.[a-z]+)");

    private static final Pattern UNREAD = Pattern.compile("data/(VERIFY\\.md|verifier\\.jar)|.*\\.mdto\\.xml");

    private DossierLayout() {}

    /** Finds what is there and is no part of a dossier, and tells what is there and not looked into. */
    static void check(DossierFiles files, ReportBuilder report) {
        for (String name : files.names()) {
            if (!knows(name)) {
                report.add(Finding.of("file-unknown", files.where(name), "No dossier has a file of this name"));
            }
        }
        if (files.names().stream().anyMatch(name -> UNREAD.matcher(name).matches())) {
            report.notChecked(
                    "What verifier.jar, VERIFY.md and the descriptions for archives (*.mdto.xml) hold: they are"
                            + " compared with the manifests only, which whoever changes a file can change too");
        }
    }

    private static boolean knows(String name) {
        if (TAGS.contains(name) || name.equals(BagManifest.DATA + "dossier" + DESCRIPTION)) {
            return true;
        }
        String described = name.endsWith(DESCRIPTION) ? name.substring(0, name.length() - DESCRIPTION.length()) : name;
        return PAYLOAD.matcher(described).matches();
    }
}
