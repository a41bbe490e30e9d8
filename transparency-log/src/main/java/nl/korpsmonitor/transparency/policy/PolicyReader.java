package nl.korpsmonitor.transparency.policy;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy.Party;
import org.jspecify.annotations.Nullable;

/** Reads a policy file, line by line. Used once. */
final class PolicyReader {

    private static final String NONE = "none";
    private static final Pattern URL = Pattern.compile("(?i)(https?://)([^/?#:]*)(.*)");

    private final List<Party> logs = new ArrayList<>();
    private final List<Party> witnesses = new ArrayList<>();
    private final Map<String, Quorum> named = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private final Set<Hash> logKeys = new HashSet<>();
    private final Set<Hash> witnessKeys = new HashSet<>();
    private @Nullable Quorum quorum;
    private int groups;
    private boolean octets;

    TlogPolicy read(byte[] file) {
        if (file.length > TlogPolicy.MAX_BYTES) {
            throw new MalformedException("A policy has at most " + TlogPolicy.MAX_BYTES + " bytes");
        }
        String[] lines = decode(file).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                readLine(lines[i]);
            } catch (MalformedException | IllegalArgumentException e) {
                throw new MalformedException("Line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (quorum == null) {
            throw new MalformedException("A policy must have a quorum line; 'quorum none' asks for no witness");
        }
        return new TlogPolicy(logs, witnesses, quorum);
    }

    /** UTF-8 is only recommended: in another file each byte stands for itself, so that equal names stay equal and others do not. */
    private String decode(byte[] file) {
        try {
            return TextForms.utf8(file);
        } catch (MalformedException e) {
            octets = true;
            return new String(file, StandardCharsets.ISO_8859_1);
        }
    }

    /** A word whose characters have a meaning outside the file. */
    private String text(String word) {
        return octets ? TextForms.utf8(word.getBytes(StandardCharsets.ISO_8859_1)) : word;
    }

    private void readLine(String line) {
        require(
                line.chars().noneMatch(c -> (c < 0x20 && c != '\t') || c == 0x7F),
                "control characters are not allowed");
        List<String> words = Arrays.stream(line.split("[ \t]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return;
        }
        List<String> rest = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "log" -> readLog(rest);
            case "witness" -> readWitness(rest);
            case "group" -> readGroup(rest);
            case "quorum" -> readQuorum(rest);
            default -> throw new MalformedException("a line begins with log, witness, group, quorum or #");
        }
    }

    private void readLog(List<String> words) {
        require(words.size() == 1 || words.size() == 2, "a log has a verifier key, and may have a URL");
        VerifierKey key = key(words.getFirst(), SignatureType.ED25519, "a log's key is of type 01 (Ed25519)");
        require(logKeys.add(Hash.sha256(key.publicKey())), "a log with this key stands there already");
        require(logs.size() < TlogPolicy.MAX_ITEMS, "there are at most " + TlogPolicy.MAX_ITEMS + " logs");
        logs.add(new Party(key.name(), key, words.size() == 2 ? url(words.get(1)) : null));
    }

    private void readWitness(List<String> words) {
        require(words.size() == 2 || words.size() == 3, "a witness has a name and a verifier key, and may have a URL");
        VerifierKey key = key(
                words.get(1), SignatureType.ED25519_COSIGNATURE, "a witness's key is of type 04 (Ed25519 cosignature)");
        require(witnessKeys.add(Hash.sha256(key.publicKey())), "a witness with this key stands there already");
        require(witnesses.size() < TlogPolicy.MAX_ITEMS, "there are at most " + TlogPolicy.MAX_ITEMS + " witnesses");
        define(words.getFirst(), new Quorum.One(key));
        witnesses.add(new Party(words.getFirst(), key, words.size() == 3 ? url(words.get(2)) : null));
    }

    private void readGroup(List<String> words) {
        require(words.size() >= 3, "a group has a name, 'all', 'any' or a number, and at least one member");
        require(++groups <= TlogPolicy.MAX_ITEMS, "there are at most " + TlogPolicy.MAX_ITEMS + " groups");
        List<Quorum> defined = new ArrayList<>();
        for (String member : words.subList(2, words.size())) {
            String which = "member " + (defined.size() + 1);
            Quorum quorumOfMember = named.get(member);
            require(quorumOfMember != null, which + " must be defined on a line before");
            require(members.add(member), which + " is a member of a group already");
            defined.add(quorumOfMember);
        }
        int needed = switch (words.get(1)) {
            case "all" -> defined.size();
            case "any" -> 1;
            default -> (int) Math.min(TextForms.decimal(words.get(1)), Integer.MAX_VALUE);
        };
        require(1 <= needed && needed <= defined.size(), "a group's number is from 1 to the number of its members");
        define(words.getFirst(), new Quorum.Threshold(needed, List.copyOf(defined)));
    }

    private void readQuorum(List<String> words) {
        require(words.size() == 1, "a quorum is one name");
        require(quorum == null, "there is one quorum line only");
        String name = words.getFirst();
        Quorum meant = name.equals(NONE) ? new Quorum.None() : named.get(name);
        require(meant != null, "the quorum's name must be defined on a line before, or be 'none'");
        quorum = meant;
    }

    private void define(String name, Quorum meaning) {
        require(!name.equals(NONE), "'none' can't be defined");
        require(named.putIfAbsent(name, meaning) == null, "this name is defined already");
    }

    private VerifierKey key(String vkey, SignatureType type, String expectation) {
        VerifierKey key = VerifierKey.parse(text(vkey));
        require(key.type() == type, expectation);
        return key;
    }

    private URI url(String word) {
        Matcher parts = URL.matcher(text(word));
        String expectation = "a URL begins with https:// or http:// and a host";
        require(parts.matches(), expectation);
        try {
            // A host may be written in any script; on the network it has its ASCII form.
            URI url = new URI(parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3));
            require(url.getHost() != null, expectation);
            return url;
        } catch (URISyntaxException | IllegalArgumentException e) {
            // The exception's own message would quote it.
            throw new MalformedException(expectation, e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new MalformedException(message);
        }
    }
}
