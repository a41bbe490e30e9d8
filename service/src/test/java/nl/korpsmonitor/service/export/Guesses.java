package nl.korpsmonitor.service.export;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tries guessed values against everything that somebody could gather: whether any known digest of any known form of a guess stands there.
 *
 * @param digests in hexadecimal, out of what was gathered
 */
record Guesses(Set<String> digests) {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{22,88}={0,2}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{32,128}");
    private static final List<String> ALGORITHMS = List.of("SHA-256", "SHA-1", "SHA-512", "MD5");
    private static final HexFormat HEX = HexFormat.of();
    private static final int HASH_BYTES = 32;

    /** All that may be a digest in these texts; what is not text, such as tiles, is read as bytes of ISO 8859-1. */
    static Guesses against(List<String> texts, List<byte[]> tiles) {
        Set<String> digests = new TreeSet<>();
        for (String text : texts) {
            Matcher base64 = BASE64.matcher(text);
            while (base64.find()) {
                String token =
                        base64.group().replace('+', '-').replace('/', '_').replace("=", "");
                if (token.length() % 4 != 1) {
                    digests.add(HEX.formatHex(Base64.getUrlDecoder().decode(token)));
                }
            }
            Matcher hexadecimal = HEXADECIMAL.matcher(text);
            while (hexadecimal.find()) {
                digests.add(hexadecimal.group());
                // An ETag has a 0 before it.
                digests.add(hexadecimal.group().substring(1));
            }
        }
        for (byte[] tile : tiles) {
            for (int i = 0; i + HASH_BYTES <= tile.length; i += HASH_BYTES) {
                digests.add(HEX.formatHex(tile, i, i + HASH_BYTES));
            }
        }
        return new Guesses(digests);
    }

    /** Whether any digest of any of these forms of one guess was gathered. */
    boolean confirm(List<String> forms) {
        return forms.stream().anyMatch(form -> digestsOf(form).stream().anyMatch(digests::contains));
    }

    private static List<String> digestsOf(String form) {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>();
        try {
            for (String algorithm : ALGORITHMS) {
                all.add(HEX.formatHex(MessageDigest.getInstance(algorithm).digest(bytes)));
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[HASH_BYTES], "HmacSHA256"));
            all.add(HEX.formatHex(mac.doFinal(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has these", e);
        }
        return all;
    }

    /** A disclosure as RFC 9901 encodes it. */
    static String disclosure(String salt, String name, String json) {
        String array = "[\"" + salt + "\",\"" + name + "\"," + json + "]";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(array.getBytes(StandardCharsets.UTF_8));
    }
}
