package nl.korpsmonitor.transparency.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8410 section 7: a PKCS#8 document is this and the 32 bytes of the private key. */
    private static final String PKCS8_PREFIX = "302e020100300506032b657004220420";

    private static final String PUBLISHED = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    private final SecureRandom random = new SecureRandom();

    /** RFC 8032 section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void published_private_keys_give_their_public_keys_and_signatures(
            String privateKey, String publicKey, String message, String signature) {
        SigningKey key = SigningKey.ofPkcs8("example.org/log", HEX.parseHex(PKCS8_PREFIX + privateKey));
        byte[] bytes = HEX.parseHex(message);
        assertThat(HEX.formatHex(key.verifierKey().publicKey())).isEqualTo(publicKey);
        assertThat(HEX.formatHex(key.sign(bytes))).isEqualTo(signature);
        assertThat(key.verifierKey().verify(bytes, HEX.parseHex(signature))).isTrue();
    }

    @Test
    void published_verifier_keys_are_read_and_written() {
        VerifierKey key = VerifierKey.parse(PUBLISHED);
        assertThat(key.name()).isEqualTo("sum.golang.org");
        assertThat(key.keyId()).isEqualTo(0x033de0ae);
        assertThat(key.vkey()).isEqualTo(PUBLISHED);
        assertThat(VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
                        .keyId())
                .isEqualTo(0xc74f20a3);
    }

    /** The base64 of these has plus signs of its own; the second is of a witness (type 04). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6",
                "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO"
            })
    void a_verifier_key_is_split_at_its_first_two_plus_signs_only(String vkey) {
        assertThat(VerifierKey.parse(vkey).vkey()).isEqualTo(vkey);
    }

    @Test
    void a_key_serves_two_purposes_under_two_ids() {
        SigningKey key = SigningKey.generate("example.org/key", random);
        assertThat(key.verifierKey().type()).isEqualTo(SignatureType.ED25519);
        assertThat(key.cosignerKey().type()).isEqualTo(SignatureType.ED25519_COSIGNATURE);
        assertThat(key.cosignerKey()).isNotEqualTo(key.verifierKey());
        assertThat(key.cosignerKey().keyId()).isNotEqualTo(key.verifierKey().keyId());
        assertThat(VerifierKey.parse(key.cosignerKey().vkey())).isEqualTo(key.cosignerKey());
    }

    @Test
    void no_part_of_a_verifier_key_and_no_neighbour_of_it_is_one() {
        for (int from = 0; from <= PUBLISHED.length(); from++) {
            for (int to = from; to <= PUBLISHED.length(); to++) {
                String part = PUBLISHED.substring(from, to);
                if (!part.equals(PUBLISHED)) {
                    assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(part));
                }
            }
        }
        for (int i = 0; i < PUBLISHED.length(); i++) {
            char next = (char) (PUBLISHED.charAt(i) + 1);
            String neighbour = PUBLISHED.substring(0, i) + next + PUBLISHED.substring(i + 1);
            assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(neighbour));
        }
    }

    @Test
    void signature_types_are_known_by_their_byte() {
        assertThat(SignatureType.of((byte) 1)).contains(SignatureType.ED25519);
        assertThat(SignatureType.of((byte) 4)).contains(SignatureType.ED25519_COSIGNATURE);
        for (int other : new int[] {0, 2, 3, 5, 6, 0xff}) {
            assertThat(SignatureType.of((byte) other)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum.golang.org",
                "sum.golang.org+033de0ae",
                "sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033DE0AE+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "other.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum golang+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033de0ae+BM4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuA==",
                "sum.golang.org+033de0ae+",
                "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8\n",
                "sum.golang.org+33de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
            })
    void any_other_text_is_no_verifier_key(String vkey) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(vkey));
    }

    @Test
    void a_generated_key_survives_as_pem() {
        SigningKey key = SigningKey.generate("example.org/log", random);
        SigningKey again = SigningKey.ofPem("example.org/log", key.pem());
        byte[] message = "text\n".getBytes(StandardCharsets.UTF_8);
        assertThat(again.verifierKey())
                .isEqualTo(key.verifierKey())
                .isEqualTo(VerifierKey.parse(key.verifierKey().vkey()));
        assertThat(again.sign(message)).isEqualTo(key.sign(message));
        assertThat(SigningKey.generate("example.org/log", random).verifierKey()).isNotEqualTo(key.verifierKey());
    }

    @Test
    void a_pem_written_by_openssl_is_read() {
        String pem = """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                """;
        assertThat(HEX.formatHex(
                        SigningKey.ofPem("example.org/log", pem).verifierKey().publicKey()))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(SigningKey.ofPem("example.org/log", pem).pem()).isEqualTo(pem);
    }

    @Test
    void a_signature_holds_for_its_message_and_key_only() {
        SigningKey key = SigningKey.generate("a", random);
        byte[] message = {1, 2, 3};
        byte[] signature = key.sign(message);
        VerifierKey verifier = key.verifierKey();
        assertThat(verifier.verify(message, signature)).isTrue();
        assertThat(verifier.verify(new byte[] {1, 2, 4}, signature)).isFalse();
        assertThat(SigningKey.generate("a", random).verifierKey().verify(message, signature))
                .isFalse();
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 0x10;
            assertThat(verifier.verify(message, changed))
                    .as("byte %s changed", i)
                    .isFalse();
        }
        for (int length : new int[] {0, 32, 63, 65, 128}) {
            assertThat(verifier.verify(message, new byte[length]))
                    .as("%s bytes", length)
                    .isFalse();
        }
    }

    @Test
    void a_public_key_that_is_no_point_verifies_nothing_or_is_refused() {
        byte[] noPoint = HEX.parseHex("02" + "00".repeat(31));
        byte[] ones = HEX.parseHex("ff".repeat(32));
        for (byte[] bytes : new byte[][] {noPoint, ones}) {
            try {
                assertThat(new VerifierKey("a", SignatureType.ED25519, bytes).verify(new byte[1], new byte[64]))
                        .isFalse();
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageContaining("Ed25519");
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifierKey("a", SignatureType.ED25519, new byte[31]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\nb", "a\u00a0b", "a\u2003b", "\u0007", "\ud83d"})
    void names_that_a_note_cannot_carry_are_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.generate(name, random));
    }

    @Test
    void what_is_no_ed25519_private_key_is_refused() throws GeneralSecurityException {
        byte[] agreementKey = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPkcs8("a", agreementKey));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPkcs8("a", new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPem("a", "no pem"));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPem("a", "-----BEGIN PRIVATE KEY-----"));
        assertThatIllegalArgumentException()
                .as("two lines that share their dashes")
                .isThrownBy(() -> SigningKey.ofPem("a", "-----BEGIN PRIVATE KEY-----END PRIVATE KEY-----"));
        String block = "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----\n";
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPem("a", block));
    }

    @Test
    void its_text_for_logs_keeps_the_secret() {
        SigningKey key = SigningKey.generate("a", random);
        String secret = key.pem().lines().toList().get(1);
        assertThat(key.toString())
                .doesNotContain(secret.substring(22))
                .contains(key.verifierKey().vkey());
        assertThat(Base64.getDecoder().decode(secret)).hasSize(48);
    }
}
