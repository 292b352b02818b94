/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelfilehosts.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The forms in which services, and proxies in front of them, write a text, as case-insensitive regular expressions.
 * Each place of a text matches in one way or in few, so a mismatch is found quickly.
 */
final class SecretForms {

    /** Characters that are encoded only where everything is. */
    private static final String PLAIN = "[A-Za-z0-9]";

    /** Any named character. */
    private static final String NAME_IN_HTML = "&(?:amp;){0,3}[a-z]{2,31}[0-9]{0,2};";

    private static final String HEX_REST = "[0-9a-f:x\\\\-]*+(?: [0-9a-f]{2}\\b){0,1000}+";

    private static final String BASE64_REST = "[\\w+/%-]*+={0,2}";

    private final String text;

    SecretForms(String text) {
        this.text = text;
    }

    /** Each character in a form of its own, because encoders differ in what they encode, and may be applied twice. */
    String eachCharacter() {
        StringBuilder forms = new StringBuilder();
        int[] codePoints = text.codePoints().toArray();
        int end;
        for (int start = 0; start < codePoints.length; start = end) {
            int from = start;
            end = IntStream.range(start + 1, codePoints.length)
                    .filter(i -> !isAlike(codePoints[from], codePoints[i]))
                    .findFirst()
                    .orElse(codePoints.length);
            boolean behindBackslash = start > 0 && codePoints[start - 1] == '\\';
            if (codePoints[start] == '\\') {
                forms.append(backslashes(end - start));
            } else if (codePoints[start] > 0x7F) {
                String each = IntStream.range(start, end)
                        .mapToObj(i -> formsOf(codePoints[i], behindBackslash))
                        .collect(Collectors.joining());
                // For encoders that do not know the charset.
                forms.append("(?>[?\uFFFD]{%d,%d}+|%s)".formatted(end - start, 4 * (end - start), each));
            } else {
                forms.append(formsOf(codePoints[start], behindBackslash));
            }
        }
        return forms.toString();
    }

    /** Characters that would match in countless ways one by one, so several of the same kind are matched together. */
    private static boolean isAlike(int first, int other) {
        return first == '\\' ? other == '\\' : first > 0x7F && other > 0x7F;
    }

    /**
     * JSON doubles backslashes, and JSON inside JSON doubles them again. The last one may belong to the next character.
     */
    private static String backslashes(int count) {
        return "(?:\\\\{%d,%d}+|%s{%d})"
                .formatted(count, 8 * count + 4, "(?>" + encoded("\\", "{0,4}") + "|" + NAME_IN_HTML + ")", count);
    }

    private static String formsOf(int codePoint, boolean behindBackslash) {
        String character = Character.toString(codePoint);
        String few = behindBackslash ? "{0,4}" : "{1,4}";
        StringBuilder forms =
                new StringBuilder(encoded(character, few)).append('|').append(Pattern.quote(character));
        if (codePoint > 0x7F) {
            for (String inOtherCase : inOtherCases(character)) {
                forms.append('|').append(encoded(inOtherCase, few)).append('|').append(Pattern.quote(inOtherCase));
            }
            forms.append("|[?\uFFFD]{1,4}+");
        }
        if (codePoint == ' ') {
            forms.append("|\\+|%(?:25){0,3}2b");
        }
        String shortened = afterBackslash(codePoint);
        if (shortened != null) {
            forms.append("|\\\\{1,4}").append(shortened);
        }
        if (!character.matches(PLAIN)) {
            forms.append('|').append(NAME_IN_HTML);
        }
        // These two also begin their own encodings.
        return (codePoint == '%' || codePoint == '&' ? "(?:" : "(?>") + forms + ")";
    }

    private static Set<String> inOtherCases(String character) {
        Set<String> others = new LinkedHashSet<>();
        others.add(character.toUpperCase(Locale.ROOT));
        others.add(character.toLowerCase(Locale.ROOT));
        others.remove(character);
        return others;
    }

    private static String encoded(String character, String backslashes) {
        byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
        StringBuilder forms = new StringBuilder();
        // In a URL or a form.
        for (byte b : utf8) {
            forms.append("%%(?:25){0,3}%02x".formatted(b & 0xFF));
        }
        // In JSON.
        forms.append('|');
        character.chars().forEach(unit -> forms.append("\\\\%su%04x".formatted(backslashes, unit)));
        // In HTML.
        forms.append('|');
        character
                .codePoints()
                .forEach(each -> forms.append("&(?:amp;){0,3}#(?:0{0,5}%d|x0{0,5}%x);".formatted(each, each)));
        if (utf8.length > 1) {
            // As in a header.
            forms.append('|').append(Pattern.quote(new String(utf8, StandardCharsets.ISO_8859_1)));
        }
        return forms.toString();
    }

    private static String afterBackslash(int codePoint) {
        return switch (codePoint) {
            case '"', '/', '\'' -> Character.toString(codePoint);
            case '\n' -> "n";
            case '\r' -> "r";
            case '\t' -> "t";
            default -> null;
        };
    }

    /** Its bytes in hexadecimal, and all hexadecimal digits after them. */
    String hex() {
        return HexFormat.ofDelimiter("(?>\\\\{1,4}x|[ :-])?").formatHex(text.getBytes(StandardCharsets.UTF_8))
                + HEX_REST;
    }

    /**
     * Its Base64 as part of an encoded text, for example {@code login:password}, anywhere in it; and everything encoded
     * after it.
     */
    String base64() {
        return IntStream.range(0, 3)
                .mapToObj(before -> base64(before) + BASE64_REST)
                .collect(Collectors.joining("|", "(?-i:", ")"));
    }

    /** @param before how many bytes before it are encoded in the same four characters */
    private String base64(int before) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[before + utf8.length];
        System.arraycopy(utf8, 0, bytes, before, utf8.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        // The characters at its ends also encode parts of other bytes.
        int first = before == 0 ? 0 : before + 1;
        int end = bytes.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return (before == 0 ? "" : "[\\w+/-]?")
                + encoded.substring(first, end)
                        .replace("+", "(?:[ +-]|%2[Bb])")
                        .replace("/", "(?:\\\\{0,4}/|_|%2[Ff])");
    }
}
