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
package io.github.camelfilehosts.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** What somebody did not think of. */
final class Values {

    static final List<Integer> STATUSES = List.of(
            200, 201, 202, 204, 205, 206, 226, 299, 300, 304, 400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413,
            416, 418, 421, 423, 425, 429, 451, 499, 500, 501, 502, 503, 504, 507, 511, 520, 599, 600, 999);

    static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

    private static final List<String> OTHER_TYPES = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]",
            "{\"a\":1}",
            "\"\"",
            "\" \"",
            "\"null\"",
            "\"true\"");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2",
            "3",
            "7",
            "-0.0",
            "1.5",
            "1e3",
            "1e400",
            "1e-400",
            "-1e1000000000",
            "2097152",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "123456789012345678901234567890",
            "31556889864403199",
            "31556889864403200",
            "9".repeat(1001),
            "\"12\"",
            "\"-12\"",
            "\"1.5\"",
            "\"0x10\"",
            "\"1 000\"",
            "\"\u0661\u0662\"");

    /** What the services say, and how they may come to say it. */
    private static final List<String> WORDS = List.of(
            "\"online\"",
            "\"OFFLINE\"",
            "\"invalid\"",
            "\"deleted\"",
            "\"premium\"",
            "\"free\"",
            "\"trafficshare\"",
            "\"success\"",
            "\"error\"",
            "200",
            "401",
            "404",
            "409",
            "503",
            "701",
            "711",
            "\"711\"",
            "\"Conflict. File temporarily unavailable.\"",
            "\"Try again in 51 minutes.\"",
            "\"Please wait 20 sec\"",
            "\"Try again in 999999 hours\"");

    private static final List<String> TIMES = List.of(
            "\"0000-00-00 00:00:00\"",
            "\"2014-02-30 25:61:61\"",
            "\"2014-01-23\"",
            "\"T\"",
            "\"2014-01-23T06:49:39+25:00\"",
            "\"+999999999-12-31T23:59:59-18:00\"",
            "\"-999999999-01-01T00:00:00+18:00\"",
            "\"+1000000000-12-31T23:59:59Z\"",
            "\"9999-12-31 23:59:59\"");

    private static final List<String> NAMES = List.of(
            "\"..\"",
            "\"../../etc/passwd\"",
            "\"a/b\\\\c:d\"",
            "\"CON\"",
            "\"nul.txt\"",
            "\"\\u0000\"",
            "\"a\\r\\nX-Evil: 1\"",
            "\"a\\nb\\u001b[31mc\"",
            "\"\u202Egpj.exe\"",
            "\"\\ud83d\"",
            "\"\\ude00\\ud83d\"",
            "\"\ud83d\ude00.jpg\"",
            "\"" + "x".repeat(700) + ".tar.gz\"",
            "\"" + "long ".repeat(150) + "\"",
            "\"%00%2e%2e%2f\"",
            "\"index.html\"",
            "\"" + Change.SECRETS + "\"");

    private static final List<String> URLS = List.of(
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/plain,x",
            "mailto:a@b.c",
            "ftp://a/b",
            "/relative",
            "relative",
            "",
            " ",
            "//host/path",
            "?code=263",
            "#",
            "http:",
            "http://",
            "http:///x",
            "http:x",
            "http://?",
            "http://[::1",
            "http://[::1]/",
            "http://a b/c",
            "http://a/b c",
            "http://a/%zz",
            "http://\u00e4.example/\u00fc",
            "http://user:password@a.example/",
            "http://a.example:99999/",
            "http://a.example:-1/",
            "http://a.example:/",
            "http://a_b/",
            "https://a.example/",
            "HTTP://A.EXAMPLE/GET",
            "http://a.example/get/" + "x".repeat(700),
            "http://a.example/login",
            "http://a.example/error.php?code=251",
            "http://a.example/error.php?code=257",
            "http://a.example/error.php?code=263",
            "http://a.example/error.php?code=999999",
            "http://a.example/login?x=" + Change.SECRETS,
            "/login/" + Change.SECRETS,
            "javascript:" + Change.SECRETS);

    private static final List<String> HEADERS = List.of(
            "Content-Range: bytes 0-0/*",
            "Content-Range: bytes 0-2199/2200",
            "Content-Range: bytes 5-9/10",
            "Content-Range: bytes */100",
            "Content-Range: bytes 1-0/1",
            "Content-Range: bytes 99999999999999999999-99999999999999999999/*",
            "Content-Range: bytes",
            "Content-Encoding: gzip",
            "Content-Encoding: deflate",
            "Content-Encoding: br",
            "Content-Encoding: gzip, gzip",
            "Content-Encoding: \u0001",
            "Content-Length: 0",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: x",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Content-Type: text/html; charset=nonsense",
            "Content-Type: application/json; charset=\"",
            "Content-Type: ",
            "Content-Type: " + Change.SECRETS,
            "Content-Type: \u001b[31m " + "x".repeat(700),
            "Retry-After: 0",
            "Retry-After: 7",
            "Retry-After: 61",
            "Retry-After: -1",
            "Retry-After: 99999999999",
            "Retry-After: 9223372036854775807",
            "Retry-After: 9223372036854775808",
            "Retry-After: Thu, 01 Jan 2099 00:00:00 GMT",
            "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT",
            "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT",
            "Retry-After: soon",
            "Location: /login",
            "Location: http://[::1",
            "WWW-Authenticate: Basic realm=\"x",
            "WWW-Authenticate: Negotiate",
            "Proxy-Authenticate: Digest realm=x, nonce=y",
            "Set-Cookie: a=b; Domain=.com; Max-Age=x",
            "Connection: keep-alive",
            "Keep-Alive: timeout=-5",
            "Content-Disposition: attachment; filename=\"../x\"",
            "Date: yesterday",
            "no header at all",
            ": no name",
            "Cut");

    private static final List<String> STATUS_LINES = List.of(
            "",
            " ",
            "\r\n\r\n",
            "HTTP/1.1",
            "HTTP/1.1 ",
            "HTTP/1.1 200",
            "HTTP/1.1  200 OK",
            "HTTP/1.1\t200\tOK",
            " HTTP/1.1 200 OK",
            "http/1.1 200 ok",
            "HTTP/1.0 200 OK",
            "HTTP/0.9 200 OK",
            "HTTP/2 200",
            "HTTP/9.9 200 OK",
            "HTTP/1.1 0 x",
            "HTTP/1.1 -200 OK",
            "HTTP/1.1 +200 OK",
            "HTTP/1.1 20 OK",
            "HTTP/1.1 099 x",
            "HTTP/1.1 101 Switching",
            "HTTP/1.1 199 x",
            "HTTP/1.1 204 No Content",
            "HTTP/1.1 2000 OK",
            "HTTP/1.1 200OK",
            "HTTP/1.1 2OO OK",
            "HTTP/1.1 200.0 OK",
            "HTTP/1.1 99999999999 x",
            "HTTP/1.1 304 Not Modified",
            "HTTP/1.1 600 x",
            "HTTP/1.1 999 x",
            "HTTP/1.1 200 \u0000\u001b[31m\u00e4",
            "HTTP/1.1 200 " + "x".repeat(40_000),
            "ICY 200 OK",
            "SSH-2.0-OpenSSH_9.2",
            "220 ftp ready",
            "<html>",
            "{\"a\":1}",
            "\u0016\u0003\u0003\u0040\u0000",
            "PRI * HTTP/2.0",
            "garbage\r\n".repeat(300) + "HTTP/1.1 200 OK");

    private static final List<String> CHUNK_SIZES = List.of(
            "",
            " ",
            "0",
            "00000000000000",
            "-1",
            "-8000000000000000",
            "+5",
            "0x5",
            "5 ",
            " 5",
            "5;",
            "g",
            "1",
            "7fffffff",
            "80000000",
            "ffffffff",
            "7fffffffffffffff",
            "8000000000000000",
            "ffffffffffffffffffffffffffffffff",
            "0".repeat(40_000) + "5",
            "5\r\nX: y",
            "\u0000",
            "\u0665");

    private static final List<String> LINE_ENDS =
            List.of("", "\n", "\r", "\n\r", "\r\r\n", "\r\n\r\n", " \r\n", "\u0000\r\n", "\u0085");

    private static final List<String> TEXTS = List.of(
            "",
            "{",
            "}",
            "[",
            "\"",
            "\\",
            ",",
            ":",
            "<html>",
            "{\"a\":",
            "\u00e4\u00f6\u00fc",
            "\u0000\u0001\u0007",
            "\uFEFF",
            Change.SECRETS);

    private static final List<List<String>> JSON = List.of(OTHER_TYPES, NUMBERS, WORDS, TIMES, NAMES, URLS);

    private Values() {}

    static String header(RandomGenerator random) {
        return pick(HEADERS, random);
    }

    static String statusLine(RandomGenerator random) {
        return pick(STATUS_LINES, random);
    }

    static String chunkSize(RandomGenerator random) {
        return pick(CHUNK_SIZES, random);
    }

    static String lineEnd(int number) {
        return LINE_ENDS.get(Math.floorMod(number, LINE_ENDS.size()));
    }

    static String url(RandomGenerator random) {
        return pick(URLS, random);
    }

    static String text(RandomGenerator random) {
        return random.nextBoolean() ? pick(TEXTS, random) : json(random);
    }

    static String json(RandomGenerator random) {
        return pick(pick(JSON, random), random);
    }

    private static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
