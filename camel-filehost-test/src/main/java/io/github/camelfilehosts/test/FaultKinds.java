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
package io.github.camelfilehosts.test;

import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The random faults of both services. */
final class FaultKinds {

    private static final Map<String, String> IN_A_SECOND = Map.of("Retry-After", "1");
    private static final String IN_THE_PAST = "Wed, 21 Oct 2015 07:28:00 GMT";
    private static final String WARNING = "Warning: array_merge() in {main}( ) ..\\index.php:0\n";
    private static final int LATE_AT_LEAST_MILLIS = 500;
    private static final int LATE_AT_MOST_MILLIS = 3000;
    private static final Duration VERY_LATE = Duration.ofSeconds(30);

    /** The bytes of a multipart frame without the file. */
    private static final int FRAME = 200;

    private static final UploadFault SILENT = UploadFault.silence(Duration.ofSeconds(1));

    /** For calls, including logins. */
    static final List<FaultKind<ApiCall, ApiFault>> CALLS = List.of(
            doneOrNot("connection reset", ApiReply.broken(Fault.CONNECTION_RESET_BY_PEER)),
            doneOrNot("connection closed", ApiReply.broken(Fault.EMPTY_RESPONSE)),
            doneOrNot("garbage", ApiReply.broken(Fault.RANDOM_DATA_THEN_CLOSE)),
            doneOrNot("half an answer", ApiReply.broken(Fault.MALFORMED_RESPONSE_CHUNK)),
            doneOrNot("empty answer", ApiReply.of(200, "application/json", "", Map.of())),
            doneOrNot("HTML", html(200)),
            doneOrNot("HTTP 500", html(500)),
            doneOrNot("HTTP 502", html(502)),
            doneOrNot("HTTP 503, Retry-After", ApiReply.of(503, "text/html", Pages.sorry(), IN_A_SECOND)),
            new FaultKind<>("call: HTTP 524", (random, call) -> ApiFault.status(524, random.nextBoolean())),
            call("HTTP 503, Retry-After in the past", ApiFault.status(503, IN_THE_PAST)),
            call("HTTP 408", ApiFault.requestTimeout()),
            call("noise around the JSON", ApiFault.noise(WARNING, "<!-- {} -->")),
            call("another charset", ApiFault.charset(StandardCharsets.UTF_16)),
            call("HTTP 403", ApiFault.html(403)),
            call("HTTP 429, Retry-After", ApiFault.status(429, "1")),
            call("redirect to a login page", ApiFault.redirectTo("/login")),
            call("truncated JSON", ApiFault.changed("cut", ApiReply::cut)),
            call("very late answer", ApiFault.silence(VERY_LATE)),
            new FaultKind<>(
                    "call: late answer",
                    (random, call) -> ApiFault.silence(
                            Duration.ofMillis(random.nextInt(LATE_AT_LEAST_MILLIS, LATE_AT_MOST_MILLIS)))));

    /** For downloads of a whole file. */
    static final List<FaultKind<ByteRange, DownloadFault>> DOWNLOADS = List.of(
            download("reset before the reply", DownloadFault.resetBeforeReply()),
            download("closed before the reply", DownloadFault.dropReply()),
            downloadAt("reset", DownloadFault::resetAfter),
            downloadAt("early end", DownloadFault::endAfter),
            new FaultKind<>(
                    "download: wrong byte",
                    (random, asked) -> DownloadFault.corruptAt(asked.from() + within(random, asked.length()))),
            download("too long", DownloadFault.wrongLength(1)),
            download("too short", DownloadFault.wrongLength(-1)),
            download("unknown length", DownloadFault.unknownLength()),
            download("last chunk missing", DownloadFault.lastChunkMissing()),
            download("compressed", DownloadFault.gzip()),
            new FaultKind<>(
                    "download: redirect to an odd location",
                    (random, asked) -> DownloadFault.redirectVia("/moved//" + random.nextLong() + "/Grüße [1].bin")),
            download("HTTP 408", DownloadFault.requestTimeout()),
            download("HTTP 403", DownloadFault.status(403)),
            download("HTTP 410", DownloadFault.expired()),
            download("HTTP 429, Retry-After", DownloadFault.status(429, 1)),
            download("HTTP 500", DownloadFault.status(500)),
            download("HTTP 503, Retry-After", DownloadFault.status(503, 1)),
            download("HTTP 503, Retry-After in the past", DownloadFault.status(503, IN_THE_PAST)),
            download("HTML", DownloadFault.html(200)),
            download("hangs", DownloadFault.hang()),
            downloadAt("hangs midway", DownloadFault::hangAfter),
            // For about a second.
            new FaultKind<>("download: slow", (random, asked) -> DownloadFault.drip(Math.max(1024, asked.length()))));

    /** For downloads of a part. */
    static final List<FaultKind<ByteRange, DownloadFault>> RANGES = both(
            DOWNLOADS,
            List.of(
                    download("range ignored", DownloadFault.ignoreRange()),
                    new FaultKind<>(
                            "download: short range",
                            (random, asked) -> DownloadFault.shortRange(1 + within(random, asked.length()))),
                    download("wrong range", DownloadFault.wrongContentRange())));

    /** For uploads of this many bytes. */
    static final List<FaultKind<Long, UploadFault>> UPLOADS = List.of(
            uploadAt("reset", UploadFault::resetAfter),
            uploadAt("no longer read", UploadFault::stopReading),
            uploadAt("refused with HTTP 413 midway", bytes -> UploadFault.rejectAfter(bytes, 413)),
            storedOrNot("silence, then no reply", stored -> SILENT.and(UploadFault.dropReply(stored))),
            storedOrNot("redirect", stored -> UploadFault.redirectTo("/", stored)),
            storedOrNot("HTTP 524", stored -> UploadFault.status(524, stored)),
            upload("HTTP 417", UploadFault.expectationFailed()),
            upload("refused with HTTP 408", UploadFault.rejectBeforeBody(408)),
            upload("noise around the JSON", UploadFault.answer(ApiFault.noise(WARNING, ""))),
            storedOrNot("no reply", UploadFault::dropReply),
            storedOrNot("reply hangs", UploadFault::hangReply),
            storedOrNot("HTTP 500", stored -> UploadFault.status(500, stored)),
            storedOrNot("HTTP 503", stored -> UploadFault.status(503, stored)),
            upload("HTML", UploadFault.html(200)),
            upload("refused with HTTP 403", UploadFault.rejectBeforeBody(403)),
            upload("refused with HTTP 413", UploadFault.rejectBeforeBody(413)),
            upload("refused with HTTP 503", UploadFault.rejectBeforeBody(503)),
            upload("state 3", UploadFault.failState()),
            new FaultKind<>("upload: slow processing", (random, size) -> UploadFault.processing(random.nextInt(1, 6))),
            new FaultKind<>("upload: slow", (random, size) -> UploadFault.drip(Math.max(1024, size))));

    private FaultKinds() {}

    /** Both lists as one. */
    static <A, F> List<FaultKind<A, F>> both(List<FaultKind<A, F>> these, List<FaultKind<A, F>> those) {
        return Stream.concat(these.stream(), those.stream()).toList();
    }

    private static FaultKind<ApiCall, ApiFault> call(String name, ApiFault fault) {
        return new FaultKind<>("call: " + name, (random, call) -> fault);
    }

    /** A kind with the name of the fault. */
    static FaultKind<ApiCall, ApiFault> call(ApiFault fault) {
        return call(fault.toString(), fault);
    }

    static FaultKind<ByteRange, DownloadFault> download(String name, DownloadFault fault) {
        return new FaultKind<>("download: " + name, (random, asked) -> fault);
    }

    /** After such a reply, the client cannot know whether the call was carried out. */
    private static FaultKind<ApiCall, ApiFault> doneOrNot(String name, ApiReply reply) {
        return new FaultKind<>("call: " + name, (random, call) -> ApiFault.replaced(name, reply, random.nextBoolean()));
    }

    private static FaultKind<ByteRange, DownloadFault> downloadAt(String name, Function<Long, DownloadFault> fault) {
        return new FaultKind<>("download: " + name, (random, asked) -> fault.apply(within(random, asked.length())));
    }

    private static FaultKind<Long, UploadFault> uploadAt(String name, Function<Long, UploadFault> fault) {
        return new FaultKind<>("upload: " + name, (random, size) -> fault.apply(within(random, size + FRAME)));
    }

    private static FaultKind<Long, UploadFault> upload(String name, UploadFault fault) {
        return new FaultKind<>("upload: " + name, (random, size) -> fault);
    }

    private static FaultKind<Long, UploadFault> storedOrNot(String name, Function<Boolean, UploadFault> fault) {
        return new FaultKind<>("upload: " + name, (random, size) -> fault.apply(random.nextBoolean()));
    }

    private static long within(RandomGenerator random, long length) {
        return length == 0 ? 0 : random.nextLong(length);
    }

    private static ApiReply html(int status) {
        return ApiReply.of(status, "text/html", Pages.sorry(), Map.of());
    }
}
